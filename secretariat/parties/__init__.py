"""Parties: economies, states, organisations and their agencies; forums, their rosters by date and names by forum."""
