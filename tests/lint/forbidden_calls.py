"""Calls that would let pixels out, nest event loops, or make singletons."""
import re
import sys

from source_tree import cpp_files, finish, must_catch

MESSAGES = r"(tests/.*|widgets/parts/message_service\.cpp)"

# (pattern, why, files that may: a regular expression)
RULES = [
    (r"\bQImageWriter\b|\bQPictureIO\b|(\.|->)save\s*\(\s*[^\s)]", "no function writes pixels in clear", r"tests/.*"),
    (r"\bimwrite\b|\bimencode\b|\bVideoWriter\b", "no function writes pixels in clear", r"$^"),
    (r"\bVideoCapture\b", "clips are opened through encryption, never by path", r"$^"),
    (r"\bQPrinter\b|\bQPrintDialog\b", "nothing is printed", r"$^"),
    (r"(?i)(clipboard|drag|mime)\w*(\(\))?\s*(\.|->)\s*set(Pixmap|Image|ImageData)\b", "no picture goes to the clipboard or a drag", r"$^"),
    (r"\bgrabWindow\b|\.grab\s*\(|->grab\s*\(", "windows are grabbed only in tests", r"tests/.*"),
    (r"\bQPixmapCache\b", "frames are cached in wiped buffers only", r"$^"),
    (r"\bQEventLoop\b|\bprocessEvents\b", "no nested event loops", r"tests/.*"),
    (r"\b\w*([dD]ialog|[bB]ox)\w*(\(\))?\s*(\.|->)exec\s*\(", "dialogs run in the message service only", MESSAGES),
    (r"\bQ(File|Message|Input|Color|Font)(Dialog|Box)::(get|question|information|warning|critical|about)\w*\s*\(", "dialogs run in the message service only", MESSAGES),
    (r"\bstatic\b[^;=]*\binstance\s*\(\s*\)", "no singletons", r"$^"),
    (r"\b(system|popen|execvp|execlp)\s*\(", "no shell", r"tests/.*"),
    (r"(?<![\w>])::(open|openat|socket|socketpair|memfd_create|pipe2?|accept|accept4|dup)\s*\((?!.*CLOEXEC)", "descriptors are not inherited", r"tests/.*"),
    (r"\bsetNumThreads\s*\(", "crashes beside threads that use OpenCV: useCallingThreadOnly()", r"media/opencv_threads\.cpp"),
    (r"\b(TODO|FIXME|XXX|HACK)\b", "finish it, or write an issue", r"$^"),
]
COMMENT = re.compile(r"//.*$")


def check(path, lines):
    found = []
    for number, line in enumerate(lines, 1):
        for pattern, why, exempt in RULES:
            text = line if "TODO" in pattern else COMMENT.sub("", line)
            if re.search(pattern, text) and not re.fullmatch(exempt, path):
                found.append(f"{path}:{number}: {line.strip()}: {why}")
    return found


for sample in ["image.save(path);", "cv::imwrite(a, b);", "cv::VideoCapture c;", "QPrinter p;", "clipboard->setImage(i);",
               "widget->grab();", "QEventLoop loop;", "myDialog.exec();", "QMessageBox box; box.exec();", "QFileDialog::getOpenFileName(this);",
               "QMessageBox::question(this, a, b);", "static Foo& instance();", "system(\"ls\");",
               "::open(path, O_RDONLY);", "cv::setNumThreads(2);"]:
    must_catch("forbidden_calls: " + sample, check("widgets/x.cpp", [sample]))
finish([problem for path, lines in cpp_files(sys.argv[1]) for problem in check(path, lines)])
