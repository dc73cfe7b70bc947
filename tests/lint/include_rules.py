"""Includes go down only: design table 'who may include whom', as data."""
import re
import sys

from source_tree import cpp_files, finish, must_catch

QT_CORE = r"Q(t|String|Object|ByteArray|List|Map|Hash|Set|Vector|Variant|Thread|Timer|Mutex|Wait|Elapsed|Pointer|Abstract(Item|List|Table)Model|Model|Dir|File|Date|Time|Standard|Settings|Core|Translator|Locale|Url|Uuid|Meta|Signal|Scope|Atomic|Library|Process|Future|Coll|Random|Loc|Text(Stream|Boundary)|Item|Identity|Sort|Debug|Json|Regular|Event\b|Event>)"
# module: (project folders it may include, patterns of other headers it may include)
RULES = {
    "base": (["base"], []),
    "crypto": (["crypto", "base"], [r"sodium\.h", r"nettle/sha2\.h"]),
    "media/foreign": (["media/foreign", "base"], [r"libav\w+/", r"libsw\w+/", r"seccomp\.h"]),
    "consent": (["consent", "crypto", "base"], []),
    "annotation/formats": (["annotation", "base"], []),
    "annotation": (["annotation", "base"], []),
    "annotation/edit": (["annotation/edit", "annotation", "base"], [r"Q"]),
    "dataset": (["dataset", "annotation", "consent", "crypto", "base"], []),
    "media": (["media", "media/foreign", "consent", "crypto", "base"], [r"opencv2/", r"libav\w+/", r"libsw\w+/"]),
    "storage": (["storage", "dataset", "annotation", "consent", "crypto", "base"], [r"Q"]),
    "widgets": (["widgets", "annotation/edit", "annotation", "consent", "base"], [r"Q"]),
    "i18n": (["i18n"], [r"Q"]),
    "app": (["app", "i18n", "widgets", "storage", "annotation/edit", "annotation", "dataset", "media", "consent", "crypto", "base"],
            [r"Q", r"CLI/", r"nlohmann/", r"sodium\.h"]),
}
# Single files with a wider licence, each for the reason beside it.
EXTRA = {
    r"(consent|dataset|annotation/formats)/[\w]+\.cpp": [r"nlohmann/"],  # JSON only in .cpp
    r"app/bench/(bgr_picture|face_sprites|synthetic_faces)\.(h|cpp)": [r"opencv2/"],  # draws the clips with known faces
    r"media/fast_convolution\.cpp": [r"dnnl\.hpp"],  # the one place that computes by oneDNN
    r"media/frame_service\w*\.(h|cpp)": [r"Q"],  # the worker-thread service
}
SYSTEM = re.compile(r"[a-z0-9_]+|(sys|linux|bits)/[a-z_]+\.h|[a-z]+\.h|q?xkb.*")
WIDGETS_ONLY = re.compile(r"Q(Widget|Application|Painter|Dialog|PushButton|Label|Main|Menu|Dock|Layout|HBox|VBox|Tool|Graphics)")
WALLS = {"annotation/edit": WIDGETS_ONLY, "storage": WIDGETS_ONLY, "media": re.compile(r"Q(Widget|Image|Pixmap|Painter|Gui)")}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def module_of(path):
    matches = [module for module in RULES if path.startswith(module + "/")]
    return max(matches, key=len) if matches else None


def allowed(path, module, target):
    folders, patterns = RULES[module]
    if "/" in target and target.split("/")[0] in {m.split("/")[0] for m in RULES} | {"tests"}:
        target_module = module_of(target)
        return target_module in folders or (target_module == "annotation/formats" and "annotation" in folders)
    extra = [pattern for file, list_ in EXTRA.items() if re.fullmatch(file, path) for pattern in list_]
    wall = WALLS.get(module)
    if wall and wall.match(target):
        return False
    if any(re.match(pattern, target) for pattern in patterns + extra):
        return True
    return bool(SYSTEM.fullmatch(target)) and not target.startswith(("nettle", "sodium", "sqlite", "seccomp"))


def check(path, lines):
    module = module_of(path)
    if module is None:
        return []
    found = []
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if match and not allowed(path, module, match.group(2)):
            found.append(f"{path}:{number}: {module} may not include {match.group(2)}")
    return found


for bad_path, bad_line in [("crypto/x.cpp", '#include "storage/workspace.h"'), ("widgets/x.cpp", '#include "media/intake.h"'),
                           ("consent/x.h", "#include <nlohmann/json.hpp>"), ("crypto/x.cpp", "#include <QString>"),
                           ("annotation/x.cpp", "#include <sqlite3.h>"), ("base/x.h", "#include <sodium.h>"),
                           ("media/foreign/x.cpp", '#include "crypto/keys.h"'), ("annotation/edit/x.h", "#include <QWidget>")]:
    must_catch("include_rules " + bad_line, check(bad_path, [bad_line]))
finish([problem for path, lines in cpp_files(sys.argv[1]) for problem in check(path, lines)])
