"""``python -m courseware`` is the ``course`` command."""

import sys

from courseware.cli import main

sys.exit(main())
