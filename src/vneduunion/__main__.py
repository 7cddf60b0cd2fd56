"""`python -m vneduunion`: the command, also where no script is installed."""

from vneduunion.cli import main

main()
