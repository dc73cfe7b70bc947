"""The project's own C++ files, and how lint scripts report."""
import os
import sys

MODULES = ["app", "widgets", "storage", "annotation", "dataset", "media", "consent", "crypto", "base", "i18n", "tests"]


def cpp_files(root):
    """Yields (path relative to root, lines)."""
    for module in MODULES:
        for folder, _, names in sorted(os.walk(os.path.join(root, module))):
            for name in sorted(names):
                if name.endswith((".cpp", ".h")):
                    path = os.path.join(folder, name)
                    with open(path, encoding="utf-8") as file:
                        yield os.path.relpath(path, root), file.read().split("\n")


def finish(problems):
    """Prints each problem and exits with the number that ctest expects."""
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


def must_catch(name, problems):
    """A rule that finds nothing in a bad sample is broken."""
    if not problems:
        print(f"{name}: the control sample was not caught")
        sys.exit(1)
