"""`python cli.py …` in a checkout does what `threadlens …` does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))

from threadlens.cli.app import main

if __name__ == "__main__":
    main()
