"""secretariat: the terminal application with which a ministry's secretariat runs international meetings."""

__version__ = "0.1.0"
