// A locked window holds nothing of what was open, where it is not to be seen either.
#include "tests/app/gui/overheard.h"
#include "tests/app/gui/two_boxes.h"

#include "app/operations/label_sets.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTreeWidget>

using namespace consentry;
using namespace consentry::testing;

namespace {

/// Words that nobody else says, and where they come from.
constexpr const char* kOfLabels[] = {"zqbadger", "zqyoung", "zqguide", "zqgait", "zqtrot", "zqsleet"};
constexpr const char* kOfTheBox[] = {"213.7", "87.3", "141.9", "66.1", "142 by 66 at 214, 87"};

/// Fields in which nobody types unless what they are about is open, and that are emptied when it goes.
const QStringList kOpenOnly{QStringLiteral("paletteField"), QStringLiteral("requestRefusal"),
                            QStringLiteral("qt_keysequenceedit_lineedit")};

void changeLabels(WindowBench& bench)
{
    app::Session lead = bench.session("lead");
    auto versions = app::labelSetVersions(lead);
    must(versions.ok(), QStringLiteral("no label set"));
    annotation::LabelSet labels = versions->back().labels;
    labels.classes.push_back(labels.classes[0]);
    annotation::LabelClass& badger = labels.classes.back();
    badger.name = "zqbadger";
    badger.letter = 'Z';
    badger.kinds = {"zqyoung"};
    badger.guideline = "zqguide: one box for one badger.";
    labels.attributes.push_back({.name = "zqgait",
                                 .kind = annotation::AttributeKind::Radio,
                                 .hold = annotation::AttributeHold::Track,
                                 .values = {"zqtrot", "zqlimp"}});
    labels.clipTags.push_back("zqsleet");
    const auto changed = app::changeLabelSet(lead, labels);
    must(changed.ok(), QString::fromStdString(changed.ok() ? std::string() : describe(changed.error())));
}

/// What is said before the lock must not be said after it.
class Ear {
public:
    void listen() { m_before << overheard(); }
    void mustHave(const QString& marker) const
    {
        must(!linesWith(m_before, marker).isEmpty(), QStringLiteral("nobody said %1").arg(marker));
    }
    /// Of all these; then begins anew.
    void mustHaveGone(const QStringList& markers)
    {
        const QStringList after = overheard(TakeBack::Typed);
        QStringList left;
        for (const QString& marker : markers) {
            mustHave(marker);
            left << linesWith(after, marker);
        }
        must(left.isEmpty(), QStringLiteral("still said:\n") + left.join(QLatin1Char('\n')));
        m_before.clear();
    }

private:
    static QStringList linesWith(const QStringList& lines, const QString& marker)
    {
        return lines.filter(marker, Qt::CaseInsensitive);
    }

    QStringList m_before;
};

QStringList listOf(std::span<const char* const> markers)
{
    QStringList list;
    for (const char* marker : markers)
        list << QLatin1String(marker);
    return list;
}

void pressKeyOf(WindowBench& bench, app::ActionId id)
{
    bench.hands().press(
        bench.window().actions()[id].shortcut().toString(QKeySequence::PortableText).toLatin1().constData());
}

/// A badger's box at a place that is typed, in frame 0; selected.
void drawBadger(WindowBench& bench)
{
    Hands& hands = bench.hands();
    hands.press("4");
    hands.drawBox(bench.canvas(), kFirst);
    for (const auto& [field, number] : {std::pair("boxX", "213.7"), std::pair("boxY", "87.3"),
                                        std::pair("boxWidth", "141.9"), std::pair("boxHeight", "66.1")}) {
        hands.fill(field, QLatin1String(number));
        hands.press("Return");
    }
}

/// Opens and closes whatever says something of the clip, and listens to each.
void useEverything(WindowBench& bench, Ear& ear)
{
    Hands& hands = bench.hands();
    const auto look = [&](const char* opens, const char* closes) {
        hands.press(opens);
        ear.listen();
        hands.press(closes);
    };
    look("Ctrl+K", "Esc");
    look("Ctrl+H", "Esc");
    look("Shift+F1", "Esc");
    ear.mustHave(QStringLiteral("zqguide"));
    look("A", "Esc");
    hands.fill("attribute.remark", QStringLiteral("zqremark"));
    hands.press("Return");
    hands.press("Ctrl+F");
    hands.type(QStringLiteral("zqbad"));
    ear.listen();
    hands.press("Return");
    pressKeyOf(bench, app::ActionId::AskToSee);
    hands.fill("unblurReason", QStringLiteral("zqreason"));
    ear.listen();
    hands.press("Esc");
    hands.press("[");
    goOn(bench, 5);
    hands.press("]");
}

} // namespace

class TestWindowLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QAccessible::setActive(true);
        m_sample = m_folder / "workspace";
        BY_HAND(SampleWorkspace::make(m_sample));
    }

    void whatAnAnnotatorSawIsGone()
    {
        WindowBench bench(m_sample);
        BY_HAND({
            changeLabels(bench);
            Hands& hands = bench.hands();
            Ear ear;
            bench.unlockAs("annotator");
            bench.openClip();
            drawBadger(bench);
            ear.listen();
            useEverything(bench, ear);
            hands.press("Y");
            hands.press("Tab");
            hands.press("1");
            ear.listen();
            QStringList markers = listOf(kOfLabels) + listOf(kOfTheBox);
            markers << QStringLiteral("zqremark") << QStringLiteral("zqreason") << QStringLiteral("zqbad")
                    << QStringLiteral("frames 1 to 6")
                    << QString::fromStdString(bench.clip().text()).left(8);
            hands.press("Ctrl+L");
            QVERIFY(hands.sees("unlockPage"));
            ear.mustHaveGone(markers);
        });
    }

    /// While a message names what was removed, and the keys choose an attribute.
    void whatIsSaidRightNowIsGone()
    {
        WindowBench bench(m_sample);
        BY_HAND({
            changeLabels(bench);
            Hands& hands = bench.hands();
            Ear ear;
            bench.unlockAs("annotator");
            bench.openClip();
            drawBadger(bench);
            drawBadger(bench);
            hands.press("Shift+Del");
            QVERIFY(hands.textOf("toastMessage").contains(QLatin1String("zqbadger"), Qt::CaseInsensitive));
            hands.press("Ctrl+A");
            hands.press("A");
            QVERIFY(hands.textOf("modeHint").contains(QLatin1String("Attribute")));
            ear.listen();
            hands.press("Ctrl+L");
            ear.mustHaveGone({QStringLiteral("zqbadger"), QStringLiteral("zqgait"), QStringLiteral("213.7")});
        });
    }

    /// What is said in a review, by whom, and what may be labelled.
    void whatAReviewerSawIsGone()
    {
        WindowBench bench(m_sample);
        BY_HAND({
            changeLabels(bench);
            Hands& hands = bench.hands();
            Ear ear;
            bench.unlockAs("annotator");
            bench.openClip();
            drawBadger(bench);
            hands.press("Ctrl+Return");
            bench.reviewAs("lead");
            hands.fill("reviewComment", QStringLiteral("zqcomment"));
            ear.listen();
            hands.press("Esc");
            bench.canvas().setFocus();
            pressKeyOf(bench, app::ActionId::EditLabelSet);
            auto& tree = hands.see<QTreeWidget>("labelSetTree");
            const auto badgers = tree.findItems(QStringLiteral("zqbadger"), Qt::MatchFixedString | Qt::MatchRecursive);
            QCOMPARE(badgers.size(), qsizetype{1});
            tree.scrollToItem(badgers.first());
            hands.click(*tree.viewport(), tree.visualItemRect(badgers.first()).center());
            ear.listen();
            hands.press("Esc");
            QStringList markers = listOf(kOfLabels);
            markers << QStringLiteral("zqcomment") << QStringLiteral("Labels by annotator")
                    << QStringLiteral("1 key frame");
            hands.press("Ctrl+L");
            ear.mustHaveGone(markers);
            bench.unlockAs("lead");
            hands.click("tabReview");
            bench.openClip();
            hands.fill("reviewComment", QStringLiteral("zqplease"));
            hands.click("returnLabels");
            bench.swapTo("annotator");
            bench.openClip();
            ear.listen();
            hands.press("Ctrl+L");
            ear.mustHaveGone({QStringLiteral("zqplease")});
        });
    }

    /// Of requests, and what was kept to filter by.
    void whatADeciderSawIsGone()
    {
        WindowBench bench(m_sample);
        BY_HAND({
            Hands& hands = bench.hands();
            Ear ear;
            bench.unlockAs("annotator");
            bench.openClip();
            pressKeyOf(bench, app::ActionId::AskToSee);
            hands.fill("unblurReason", QStringLiteral("zqreason"));
            hands.press("Return");
            hands.await([&] { return !hands.sees("unblurCard"); }, QStringLiteral("the request"));
            bench.swapTo("lead");
            hands.click("tabRequests");
            hands.await([&] { return hands.sees("requestList"); }, QStringLiteral("the requests"));
            hands.fill("requestRefusal", QStringLiteral("zqrefusal"));
            ear.listen();
            hands.press("Esc");
            hands.press("Ctrl+L");
            ear.mustHaveGone({QStringLiteral("zqreason"), QStringLiteral("zqrefusal"), QStringLiteral("annotator asks")});
        });
    }

    /// Wherever it was typed, and though the field was emptied, too.
    void whatWasTypedIsGone()
    {
        WindowBench bench(m_sample);
        BY_HAND({
            Ear ear;
            bench.unlockAs("lead");
            bench.openClip();
            bench.hands().drawBox(bench.canvas(), kFirst);
            const auto* labelSet = bench.window().findChild<QWidget*>(QStringLiteral("labelSetEditor"));
            for (auto* field : bench.window().findChildren<QLineEdit*>()) {
                const bool takesWords = field->validator() == nullptr && !field->isReadOnly()
                                        && !kOpenOnly.contains(field->objectName());
                if (takesWords && !labelSet->isAncestorOf(field)) // it is another one after the lock
                    field->insert(QStringLiteral("zqtyped"));
            }
            for (auto* field : bench.window().findChildren<QPlainTextEdit*>()) {
                if (!labelSet->isAncestorOf(field))
                    field->insertPlainText(QStringLiteral("zqtyped"));
            }
            ear.listen();
            bench.hands().press("Ctrl+L");
            ear.mustHaveGone({QStringLiteral("zqtyped")});
        });
    }

private:
    TempFolder m_folder;
    fs::path m_sample;
};

QTEST_MAIN(TestWindowLock)
#include "tst_window_lock.moc"
