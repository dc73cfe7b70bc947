"""Files of at most 600 lines, functions of at most 60. The allow-list may only shrink."""
import re
import sys

from source_tree import cpp_files, finish, must_catch

FILE_LINES = 600
FUNCTION_LINES = 60
ALLOWED = {}  # path or "path:function's first line": lines it may have

BODY = re.compile(r"^(\s*)\{\s*(//.*)?$")


def functions(lines):
    """Yields (first line number, length). A function's brace stands on a line of its own; nothing else's does."""
    for number, line in enumerate(lines):
        match = BODY.match(line)
        if not match or (number > 0 and lines[number - 1].rstrip().endswith((",", "=", "(", "{"))):
            continue
        indent = match.group(1)
        for end in range(number + 1, len(lines)):
            if lines[end].startswith(indent + "}"):
                yield number + 1, end - number - 1
                break


def check(path, lines):
    found = []
    if len(lines) > ALLOWED.get(path, FILE_LINES):
        found.append(f"{path}: {len(lines)} lines; split it")
    for number, length in functions(lines):
        if length > ALLOWED.get(f"{path}:{number}", FUNCTION_LINES):
            found.append(f"{path}:{number}: a function of {length} lines; split it")
    return found


must_catch("limits: file", check("x.cpp", [""] * 601))
must_catch("limits: function", check("x.cpp", ["void f()", "{"] + ["    x();"] * 61 + ["}"]))
finish([problem for path, lines in cpp_files(sys.argv[1]) for problem in check(path, lines)])
