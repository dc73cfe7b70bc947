"""Checks that no case compiles, each for the reason it names, and that all of them do with -DCONTROL.

Usage: check.py CASE.cpp… -- COMPILER [FLAGS…]. A case names its reason in a line `// expect: REGULAR EXPRESSION`. The
compiler reads all of them at once, each in a namespace of its own, so the headers that they share are read once.
"""
import pathlib
import re
import subprocess
import sys

separator = sys.argv.index("--")
cases, compiler = [pathlib.Path(name) for name in sys.argv[1:separator]], sys.argv[separator + 1:]


def joined():
    """All cases in one text; #line keeps the compiler's messages at their places."""
    includes, bodies = [], []
    for case in cases:
        body = []
        for line in case.read_text(encoding="utf-8").splitlines():
            is_include = line.startswith("#include")
            includes += [line] * is_include
            body.append("" if is_include else line)
        bodies.append(f'namespace {case.stem} {{\n#line 1 "{case}"\n' + "\n".join(body) + "\n}")
    return "\n".join(sorted(set(includes)) + bodies)


def errors(*flags):
    """The compiler's error lines, or nothing when it is content."""
    run = subprocess.run([*compiler, "-fsyntax-only", "-x", "c++", *flags, "-"], input=joined(), capture_output=True,
                         text=True)
    lines = [line for line in run.stderr.splitlines() if re.search(r"\b(fatal )?error:", line)]
    if run.returncode != 0 and not lines:
        sys.exit(f"the compiler failed without an error:\n{run.stderr}")
    return lines


control = errors("-DCONTROL")
if control:
    sys.exit("the control does not compile:\n" + "\n".join(control))
found = errors()
failed = False
for case in cases:
    expected = re.search(r"^// expect: (.+)$", case.read_text(encoding="utf-8"), re.MULTILINE)
    own = [line for line in found if line.startswith(f"{case}:")]  # headers say the same again
    if not expected:
        problem = "names no reason"
    elif not own:
        problem = "it compiles, and must not"
    elif not all(re.search(expected.group(1), line) for line in own):
        problem = f"it fails for another reason than {expected.group(1)}:\n" + "\n".join(own)
    else:
        print(f"{case.stem}: refused")
        continue
    print(f"{case.stem}: {problem}")
    failed = True
sys.exit(1 if failed else 0)
