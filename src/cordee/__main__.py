"""Run the command line: ``python -m cordee``."""

from cordee.faces.cli.main import main

if __name__ == "__main__":
    main()
