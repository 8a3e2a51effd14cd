"""Whether this run looks at everything: each run looks at a page of each kind, and CI each night at all, with the variable TOUT."""

import os

TOUT = bool(os.environ.get("TOUT"))
