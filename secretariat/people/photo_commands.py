"""The command line's ``people photo``."""

from __future__ import annotations

from argparse import Namespace

from secretariat.commandline.arguments import Verbs
from secretariat.commandline.office import Office
from secretariat.commandline.output import say
from secretariat.commandline.paper_out import write_out
from secretariat.values.language import _
from secretariat.values.refusal import Misused

_EXAMPLES = (
    "secretariat people photo P-5 kim.jpg",
    "secretariat people photo P-5 -o kim.jpg",
    "secretariat people photo P-5 --remove",
)


def add_photo_verb(verbs: Verbs) -> None:
    """``photo``."""
    photo = verbs.add(
        "photo",
        photo_of_person,
        _("Keep a photo of a person (JPEG or PNG) for briefings, made small, write it out, or take it away."),
        example="\n  ".join(_EXAMPLES),
    )
    photo.add_argument("person", metavar=_("PERSON"), help=_("a reference such as P-5, or a name"))
    photo.add_argument("file", nargs="?", metavar=_("FILE"), help=_("the picture to keep"))
    photo.add_argument("--remove", action="store_true", help=_("take the photo away"))
    photo.add_argument("-o", "--output", metavar=_("FILE"), help=_("write the photo there, as it is kept"))


def photo_of_person(office: Office, arguments: Namespace) -> None:
    """Keep, write out or take away: one of them."""
    from secretariat.people import photo_operations

    if bool(arguments.file) + bool(arguments.output) + arguments.remove != 1:
        raise Misused(_("Give either a FILE to keep, -o FILE to write it out, or --remove."))
    if arguments.output:
        write_out(arguments.output, photo_operations.photo_of(office.record, arguments.person))
    elif arguments.remove:
        one = photo_operations.remove_photo(office.record, arguments.person)
        say(_("Took away the photo of {ref}: {name}.").format(ref=one.ref, name=one.printed))
    else:
        one = photo_operations.set_photo(office.record, arguments.person, arguments.file)
        say(_("Kept a photo of {ref}: {name}.").format(ref=one.ref, name=one.printed))
