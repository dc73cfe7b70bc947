// Words of others in the whole window, and words of one person in the window of the next.
#include "tests/app/gui/window_bench.h"

#include "app/operations/label_sets.h"
#include "tests/support/text_check.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr Box kDrawn{200, 120, 160, 100};
const std::string kForeign = "<b>R&D %1 %2</b>";

/// Whatever may have a name has one that looks like markup, with a key and places for other words in it.
annotation::LabelSet foreignLabels(annotation::LabelSet labels)
{
    using annotation::AttributeKind;
    const auto foreign = [](const char* what) { return kForeign + " " + what; };
    labels.classes.push_back({foreign("class"), 'R', {foreign("kind")}});
    labels.classes.back().guideline = "![x](/dev/zero)\n\nend";
    labels.clipTags.push_back(foreign("tag"));
    const std::pair<const char*, AttributeKind> kinds[] = {{"select", AttributeKind::Select},
                                                           {"radio", AttributeKind::Radio},
                                                           {"check", AttributeKind::Check},
                                                           {"number", AttributeKind::Number},
                                                           {"text", AttributeKind::Text}};
    for (const auto& [name, kind] : kinds) {
        annotation::AttributeSpec spec{.name = foreign(name), .kind = kind};
        if (kind == AttributeKind::Select || kind == AttributeKind::Radio)
            spec.values = {foreign("value"), "other"};
        if (kind == AttributeKind::Number)
            spec.most = 9;
        labels.attributes.push_back(std::move(spec));
    }
    return labels;
}

/// Whether a name is in it that nobody sees as it is.
bool isDistorted(const QString& toolTip)
{
    const bool isThere = toolTip.contains(QStringLiteral("R&D")) || toolTip.contains(QStringLiteral("R&amp;D"));
    return isThere && !shownInToolTip(toolTip).contains(QString::fromStdString(kForeign));
}

/// Every text of every part of the window, hidden ones too, and what Ctrl+Z would bring back into a line.
QStringList textsIn(QWidget& window)
{
    QStringList texts;
    const auto addModel = [&](const QAbstractItemModel* model) {
        for (int row = 0; model != nullptr && row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column)
                texts << model->index(row, column).data().toString();
        }
    };
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
        if (const auto* label = qobject_cast<QLabel*>(widget))
            texts << label->text();
        if (auto* line = qobject_cast<QLineEdit*>(widget)) {
            texts << line->text();
            line->undo();
            texts << line->text();
            line->redo();
        }
        if (auto* text = qobject_cast<QPlainTextEdit*>(widget)) {
            texts << text->toPlainText();
            text->undo();
            texts << text->toPlainText();
            text->redo();
        }
        if (const auto* text = qobject_cast<QTextEdit*>(widget))
            texts << text->toPlainText();
        if (const auto* box = qobject_cast<QComboBox*>(widget))
            addModel(box->model());
        if (const auto* list = qobject_cast<QAbstractItemView*>(widget))
            addModel(list->model());
    }
    return texts;
}

} // namespace

class TestWindowWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_sample = m_folder / "workspace";
        BY_HAND(SampleWorkspace::make(m_sample));
    }

    void namesOfALabelSetAreNeitherMarkupNorKeys()
    {
        WindowBench bench(m_sample);
        {
            app::Session lead = bench.session("lead");
            const auto before = app::labelSetInForce(lead);
            QVERIFY_OK(before);
            QVERIFY_OK(app::changeLabelSet(lead, foreignLabels(*before)));
        }
        BY_HAND({
            bench.unlockAs("lead");
            bench.openClip();
            bench.hands().press("4");
            bench.hands().drawBox(bench.canvas(), kDrawn);
            check(bench, 8);
            const QString name = QString::fromStdString(kForeign) + QStringLiteral(" class 1");
            must(bench.hands().textOf("trackTitle") == name, QStringLiteral("the title"));
            must(bench.track(0).data(Qt::AccessibleTextRole).toString().startsWith(name), QStringLiteral("the list"));
            must(bench.canvas().boxesInWords().front().words.startsWith(name), QStringLiteral("the box"));
            bench.hands().press("Ctrl+K");
            bench.hands().type(name);
            must(bench.hands().see<QAbstractItemView>("paletteList").model()->rowCount() == 1,
                 QStringLiteral("the palette"));
            bench.hands().press("Esc");
            bench.hands().press("Shift+F1");
            const QString guideline = bench.hands().see<QTextEdit>("guideText").toPlainText();
            must(guideline.trimmed() == QStringLiteral("end"), guideline);
            bench.hands().press("Esc");
            bench.hands().press("Ctrl+Alt+L");
            check(bench, 8);
        });
    }

    void theNextPersonFindsNothing()
    {
        WindowBench bench(m_sample);
        const QString typed = QStringLiteral("never mind");
        BY_HAND({
            Hands& hands = bench.hands();
            bench.unlockAs("lead");
            bench.openClip();
            hands.drawBox(bench.canvas(), kDrawn);
            hands.press("Ctrl+Alt+F");
            hands.press("Esc");
            hands.fill("trackFilter", typed);
            bench.canvas().setFocus();
            hands.press("Ctrl+K");
            hands.type(typed);
            hands.press("Esc");
            hands.press("Ctrl+Alt+L");
            hands.fill("labelSetName", typed);
            hands.press("Esc");
            hands.click("tabExport");
            hands.fill("exportName", typed);
            hands.fill("exportRecipient", typed);
            must(textsIn(bench.window()).filter(typed).size() >= 4, QStringLiteral("the control: it is there"));
            must(hasFigures(bench), QStringLiteral("the control: figures are there"));
            hands.press("Ctrl+L");
            must(!hasFigures(bench), QStringLiteral("figures"));
            must(bench.window().findChild<QWidget*>(QStringLiteral("overviewStrip"))->accessibleDescription().isEmpty(),
                 QStringLiteral("how much was looked at"));
            bench.swapTo("lead");
            bench.openClip();
            hands.press("Ctrl+K");
            hands.press("Esc");
            hands.press("Ctrl+Alt+L");
            must(textsIn(bench.window()).filter(typed).empty(), QStringLiteral("what was typed"));
        });
    }

    /// What a reviewer writes is about one clip as it is open, and is theirs until it is sent.
    void aCommentIsForOneReview()
    {
        WindowBench bench(m_sample);
        const QString typed = QStringLiteral("never mind");
        BY_HAND({
            Hands& hands = bench.hands();
            bench.unlockAs("annotator");
            bench.openClip();
            hands.drawBox(bench.canvas(), kDrawn);
            hands.press("Ctrl+Return");
            bench.reviewAs("lead");
            const auto write = [&] {
                hands.fill("reviewComment", typed);
                must(textsIn(bench.window()).contains(typed), QStringLiteral("the control: it is there"));
            };
            const auto mustBeGone = [&](const char* when) {
                must(textsIn(bench.window()).filter(typed).empty(), QLatin1String(when));
            };
            write();
            hands.click("tabAnnotate");
            hands.click("tabReview");
            bench.openClip();
            mustBeGone("opened again");
            write();
            hands.press("Ctrl+L");
            mustBeGone("locked");
            bench.unlockAs("annotator");
            mustBeGone("the turn of the next");
            bench.reviewAs("lead");
            mustBeGone("back again");
        });
    }

private:
    /// At least so many tool tips have a name of the label set, and all names are shown as they are.
    static void check(WindowBench& bench, int least)
    {
        int seen = 0;
        for (const QWidget* widget : bench.window().findChildren<QWidget*>()) {
            const auto* label = qobject_cast<const QLabel*>(widget);
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const QString where = widget->objectName() + QLatin1Char(' ');
            must(label == nullptr || label->textFormat() == Qt::PlainText, where + QStringLiteral("guesses"));
            must(button == nullptr || !button->text().contains(QStringLiteral("R&"))
                     || button->text().contains(QStringLiteral("R&&D %1 %2")),
                 where + QStringLiteral("takes a key"));
            must(!isDistorted(widget->toolTip()), where + QStringLiteral("tip"));
            seen += widget->toolTip().contains(QStringLiteral("R&amp;D"));
        }
        must(seen >= least, QStringLiteral("only %1 tool tips").arg(seen));
    }
    static bool hasFigures(WindowBench& bench)
    {
        return bench.window()
                   .findChild<QAbstractItemView*>(QStringLiteral("figuresTable"))
                   ->model()
                   ->rowCount()
               > 0;
    }

    TempFolder m_folder;
    fs::path m_sample;
};

QTEST_MAIN(TestWindowWords)
#include "tst_window_words.moc"
