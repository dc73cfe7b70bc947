// Names, guidelines and messages that somebody else wrote: nothing in them is carried out.
#include "annotation/label_set.h"
#include "tests/support/test_support.h"
#include "tests/support/text_check.h"
#include "widgets/panels/attribute_fields.h"
#include "widgets/panels/class_bar.h"
#include "widgets/panels/filter_menu.h"
#include "widgets/parts/label_forms.h"
#include "widgets/parts/message_service.h"
#include "widgets/parts/naming.h"
#include "widgets/parts/plain_markdown.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>
#include <QToolButton>

using namespace consentry;
using namespace consentry::testing;
using namespace consentry::widgets;

namespace {

/// Remembers what it was asked to fetch.
class Fetching final : public QTextBrowser {
public:
    QVariant loadResource(int, const QUrl& name) override
    {
        fetched << name;
        return QImage(1, 1, QImage::Format_RGB32);
    }
    QList<QUrl> fetched;
};

/// Eleven classes of one name each; the last two have no key and are in a menu.
annotation::LabelSet classesNamed(const std::string& start)
{
    annotation::LabelSet labels;
    for (int i = 0; i < 11; ++i)
        labels.classes.push_back({start + std::to_string(i), static_cast<char>('A' + i), {}});
    return labels;
}

/// Of a button with `name` in its words: that name as it is, and no key.
void mustShow(const QAbstractButton& button, const QString& name)
{
    QString shown = button.text();
    shown.replace(QStringLiteral("&&"), QStringLiteral("\n")); // what a style makes of it
    QVERIFY2(!shown.contains(QLatin1Char('&')), qPrintable(button.text()));
    QVERIFY2(shown.replace(QLatin1Char('\n'), QLatin1Char('&')).contains(name), qPrintable(button.text()));
    QVERIFY2(button.shortcut().isEmpty(), qPrintable(button.text()));
    QVERIFY2(shownInToolTip(button.toolTip()).contains(name), qPrintable(button.toolTip()));
}

} // namespace

class TestForeignText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void guidelineReadsNoFile_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::newRow("picture") << QStringLiteral("![x](/dev/zero)");
        QTest::newRow("in a link") << QStringLiteral("[![x](/dev/zero)](https://example.org)");
        QTest::newRow("by reference") << QStringLiteral("![x]\n\n[x]: /dev/zero");
        QTest::newRow("in a list") << QStringLiteral("- a\n- ![x](file:///dev/zero) b");
        QTest::newRow("in a quotation") << QStringLiteral("> ![x](data:image/png;base64,AAAA)");
        QTest::newRow("as HTML") << QStringLiteral("<img src='/dev/zero'>");
    }
    void guidelineReadsNoFile()
    {
        QFETCH(const QString, markdown);
        Fetching card;
        card.show(); // from now on what is put in is laid out at once
        setPlainMarkdown(*card.document(), QStringLiteral("before"));
        card.grab();
        setPlainMarkdown(*card.document(), markdown + QStringLiteral("\n\nend"));
        card.grab();
        QVERIFY2(card.fetched.empty(), qPrintable(card.fetched.value(0).toString()));
        QVERIFY(card.toPlainText().endsWith(QStringLiteral("end")));
        card.setMarkdown(QStringLiteral("![x](/dev/zero)")); // the control
        card.grab();
        QVERIFY(!card.fetched.empty());
    }

    void dialogsAreNeverMarkup_data()
    {
        QTest::addColumn<bool>("asks");
        QTest::newRow("message") << false;
        QTest::newRow("question") << true;
    }
    void dialogsAreNeverMarkup()
    {
        QFETCH(const bool, asks);
        const QString foreign = QStringLiteral("<img src='/nowhere.png'> <a href='https://example.org'>x</a>");
        int labels = 0;
        int markup = 0;
        const auto look = [&] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            for (const QLabel* label : box->findChildren<QLabel*>()) {
                const bool isText = label->text().contains(QStringLiteral("/nowhere.png"));
                labels += isText;
                markup += isText && label->textFormat() != Qt::PlainText;
            }
            box->reject();
        };
        DialogMessageService messages;
        if (asks) {
            QTimer::singleShot(0, this, look);
            QCOMPARE(messages.ask({.title = foreign, .consequence = foreign, .confirm = QStringLiteral("Do")}),
                     Answer::Cancelled);
        } else {
            QTimer::singleShot(0, this, look);
            messages.inform({.title = foreign, .text = foreign});
        }
        QCOMPARE(labels, 2);
        QCOMPARE(markup, 0);
    }

    void toolTipsAreNeverMarkup_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("picture") << QStringLiteral("Draw <img src=\"/dev/zero\"> (1)");
        QTest::newRow("bold") << QStringLiteral("<b>x</b>");
        QTest::newRow("half") << QStringLiteral("<b>x");
        QTest::newRow("entity") << QStringLiteral("a &lt;b");
        QTest::newRow("document") << QStringLiteral("<!DOCTYPE html>x");
        QTest::newRow("less") << QStringLiteral("a < b & c");
        QTest::newRow("plain") << QStringLiteral("Next frame (F)");
    }
    void toolTipsAreNeverMarkup()
    {
        QFETCH(const QString, text);
        QWidget widget;
        named(&widget, {QStringLiteral("x"), text});
        QCOMPARE(shownInToolTip(widget.toolTip()), text);
        named(&widget, {QStringLiteral("x"), QStringLiteral("name"), text});
        QCOMPARE(shownInToolTip(widget.toolTip()), text);
    }

    void namesOfClassesAreNeitherMarkupNorKeys()
    {
        Appearance appearance;
        ClassBar bar(appearance);
        bar.resize(4000, bar.minimumSizeHint().height());
        bar.setLabelSet(classesNamed("<b>R&D</b>"));
        int seen = 0;
        for (const QToolButton* button : bar.findChildren<QToolButton*>()) {
            if (!button->objectName().startsWith(QStringLiteral("class.")))
                continue;
            ++seen;
            QVERIFY(shownInToolTip(button->toolTip()).contains(QStringLiteral("<b>R&D</b>")));
            QVERIFY2(button->shortcut().isEmpty(), qPrintable(button->text()));
            QVERIFY2(button->text().contains(QStringLiteral("<b>R&&D</b>")), qPrintable(button->text()));
        }
        QCOMPARE(seen, 9);
        for (const QMenu* menu : bar.findChildren<QMenu*>()) {
            for (const QAction* action : menu->actions())
                QVERIFY2(action->text().startsWith(QStringLiteral("<b>R&&D</b>")), qPrintable(action->text()));
        }
        bar.choose("<b>R&D</b>10");
        QVERIFY(bar.findChild<QToolButton*>(QStringLiteral("moreClasses"))->text().contains(QStringLiteral("R&&D")));
    }

    void valuesOfAnAttributeAreNoKeys()
    {
        QWidget panel;
        std::string chosen;
        const annotation::AttributeSpec spec{
            .name = "W&H", .kind = annotation::AttributeKind::Radio, .values = {"R&D", "B&B"}};
        makeAttributeField(spec, [&chosen](const std::string& value) { chosen = value; }, &panel);
        const auto buttons = panel.findChildren<QAbstractButton*>();
        QCOMPARE(buttons.size(), 2);
        mustShow(*buttons[0], QStringLiteral("R&D"));
        mustShow(*buttons[1], QStringLiteral("B&B"));
        QCOMPARE(buttons[0]->accessibleName(), QStringLiteral("W&H: R&D"));
        buttons[1]->click();
        QCOMPARE(chosen, std::string("B&B")); // what is stored has one
    }

    void classesOfAFormAreNoKeys()
    {
        AttributeForm form(nullptr);
        const annotation::LabelSet labels = classesNamed("R&D");
        const annotation::AttributeSpec spec{.name = "W&H", .kind = annotation::AttributeKind::Check};
        form.setAttribute({.labels = labels, .spec = spec});
        int seen = 0;
        for (const QCheckBox* check : form.findChildren<QCheckBox*>()) {
            if (!check->objectName().startsWith(QStringLiteral("attributeFor.R")))
                continue;
            ++seen;
            mustShow(*check, QStringLiteral("R&D"));
        }
        QCOMPARE(seen, 11);
    }

    void keptFiltersAreNoKeys()
    {
        Appearance appearance;
        QLineEdit field;
        FilterMenu filters(appearance, field, nullptr);
        filters.setKept({QStringLiteral("R&D"), QStringLiteral("a && b")});
        Q_EMIT filters.menu()->aboutToShow();
        const auto actions = filters.menu()->actions();
        QCOMPARE(actions[0]->text(), QStringLiteral("R&&D"));
        QCOMPARE(actions[1]->text(), QStringLiteral("a &&&& b"));
        actions[0]->trigger();
        QCOMPARE(field.text(), QStringLiteral("R&D"));
    }
};

QTEST_MAIN(TestForeignText)
#include "tst_foreign_text.moc"
