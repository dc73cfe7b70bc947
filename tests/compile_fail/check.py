"""Checks that a case does not compile, for the reason it names, and that the same file with -DCONTROL does.

Usage: check.py CASE.cpp COMPILER [FLAGS…]. The case names its reason in a line `// expect: REGULAR EXPRESSION`.
"""
import re
import subprocess
import sys

case, compiler = sys.argv[1], sys.argv[2:]


def errors(*flags):
    """The compiler's error lines, or nothing when it is content."""
    run = subprocess.run([*compiler, "-fsyntax-only", *flags, case], capture_output=True, text=True)
    lines = [line for line in run.stderr.splitlines() if re.search(r"\b(fatal )?error:", line)]
    if run.returncode != 0 and not lines:
        sys.exit(f"the compiler failed without an error:\n{run.stderr}")
    return lines


expected = re.search(r"^// expect: (.+)$", open(case, encoding="utf-8").read(), re.MULTILINE)
if not expected:
    sys.exit(f"{case}: names no reason")
control = errors("-DCONTROL")
if control:
    sys.exit("the control does not compile:\n" + "\n".join(control))
found = errors()
if not found:
    sys.exit("it compiles, and must not")
own = [line for line in found if line.startswith(case)]  # what follows from them in headers says the same again
if not own or not all(re.search(expected.group(1), line) for line in own):
    sys.exit("it fails for another reason than " + expected.group(1) + ":\n" + "\n".join(found))
