"""Run the command line: ``python -m cordee``."""

from cordee.program import main

if __name__ == "__main__":
    main()
