#include "annotation/formats/label_set_json.h"
#include "annotation/label_set_draft.h"
#include "annotation/label_set_growth.h"
#include "annotation/validate.h"
#include "tests/support/test_support.h"

#include <functional>
#include <set>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::testing;

using Reshape = std::function<void(LabelSet&)>;

namespace {

LabelSet next(const Reshape& change)
{
    LabelSet labels = defaultLabelSet();
    ++labels.version;
    change(labels);
    return labels;
}

void row(const char* name, Reshape change)
{
    QTest::newRow(name) << change;
}

} // namespace

/// Versions of what may be labelled.
class TestLabelSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytesReadBack()
    {
        LabelSet labels = defaultLabelSet();
        labels.classes[0].kinds = {"child \"small\"", "Größe"};
        QVERIFY_OK(validate(labels));
        const Bytes bytes = writeLabelSet(labels);
        QCOMPARE(readLabelSet(bytes).value(), labels);
        QCOMPARE(writeLabelSet(readLabelSet(bytes).value()), bytes);
    }
    /// Without guidelines the bytes are those of version 1, so that what was signed before still verifies.
    void guidelinesNeedTheSecondVersion()
    {
        LabelSet labels = defaultLabelSet();
        const std::string plain(textOf(writeLabelSet(labels)));
        QVERIFY(plain.find("label-set/v1") != std::string::npos && plain.find("guideline") == std::string::npos);
        for (const char* guideline : {"- one\n\n- \"two\" \\ **Größe**", "\n", "one\n"}) {
            labels.classes[1].guideline = guideline;
            const std::string text(textOf(writeLabelSet(labels)));
            QVERIFY(text.find("label-set/v2") != std::string::npos);
            QCOMPARE(readLabelSet(bytesOf(text)).value(), labels);
        }
        const std::string text(textOf(writeLabelSet(labels)));
        const std::string mark = R"(["one",""])";
        for (const char* other : {"[]", "[\"\"]", "\"one\""}) { // nothing to say is said in version 1, and in one way
            std::string spoiled = text;
            spoiled.replace(spoiled.find(mark), mark.size(), other);
            QCOMPARE_ERRC(readLabelSet(bytesOf(spoiled)), Errc::BadLabels);
        }
    }
    void whatAGuidelineMayBe_data()
    {
        QTest::addColumn<QByteArray>("guideline");
        QTest::addColumn<bool>("good");
        QTest::newRow("lines") << QByteArray("# One\n- two") << true;
        QTest::newRow("longest") << QByteArray(qsizetype(kMostGuidelineBytes), 'x') << true;
        QTest::newRow("too long") << QByteArray(qsizetype(kMostGuidelineBytes) + 1, 'x') << false;
        QTest::newRow("tab") << QByteArray("a\tb") << false;
        QTest::newRow("carriage return") << QByteArray("a\r\nb") << false;
        QTest::newRow("turns the direction") << QByteArray("a\xE2\x80\xAE"
                                                           "b")
                                             << false;
        QTest::newRow("no UTF-8") << QByteArray("a\xFF") << false;
    }
    void whatAGuidelineMayBe()
    {
        QFETCH(const QByteArray, guideline);
        QFETCH(const bool, good);
        LabelSetDraft draft;
        LabelClass person = draft.labels().classes.front();
        person.guideline = guideline.toStdString();
        draft.change(person);
        QCOMPARE(!draft.problem(), good);
        QCOMPARE(validate(draft.labels()).ok(), good);
        if (!good)
            QCOMPARE(draft.problem(), DraftProblem::Guideline);
    }
    void onlyCanonicalBytesAreRead_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto change = [](const char* name, const char* from, const char* to) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to);
        };
        change("white space", ",\"clip_tags\"", ", \"clip_tags\"");
        change("another schema", "label-set/v1", "label-set/v9");
        change("version 0", "\"version\":2", "\"version\":0");
        change("a second spelling", "\"version\":2", "\"version\":02");
        change("a version beyond all", "\"version\":2", "\"version\":99999999999");
        change("a letter twice", "\"letter\":\"A\"", "\"letter\":\"P\"");
        change("no colour", "\"colour\":\"blue\"", "\"colour\":\"puce\"");
        change("a gone one that is offered", "\"gone_classes\":[]",
               "\"gone_classes\":[{\"name\":\"person\",\"letter\":\"P\",\"colour\":\"pink\",\"kinds\":[],"
               "\"gone_kinds\":[]}]");
        change("no letter", "\"letter\":\"A\"", "\"letter\":\"\"");
        change("no kind of attribute", "\"kind\":\"radio\"", "\"kind\":\"dial\"");
        change("no hold", "\"hold\":\"moment\"", "\"hold\":\"day\"");
        change("a name twice", "\"dog\",\"cat\"", "\"dog\",\"dog\"");
        change("an unknown class", "\"classes\":[\"vehicle\"]", "\"classes\":[\"boat\"]");
        change("something behind", "]}\n", "]}\nx");
        change("no end", "]}\n", "]}");
    }
    void onlyCanonicalBytesAreRead()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        const Bytes bytes = writeLabelSet(defaultLabelSet());
        QByteArray text(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
        QVERIFY(readLabelSet(bytesOf(text.toStdString())).ok());
        const qsizetype at = text.lastIndexOf(from);
        QVERIFY2(at >= 0, from.constData());
        text.replace(at, from.size(), to);
        QCOMPARE_ERRC(readLabelSet(bytesOf(text.toStdString())), Errc::BadLabels);
    }
    void tooLongIsRefusedUnread() { QCOMPARE_ERRC(readLabelSet(Bytes(kMostLabelSetBytes + 1)), Errc::TooLarge); }
    void newVersionsMayAdd_data()
    {
        QTest::addColumn<Reshape>("change");
        row("nothing", [](LabelSet&) {});
        row("a class", [](LabelSet& l) { l.classes.insert(l.classes.begin(), {"bicycle", 'B', {}}); });
        row("a kind", [](LabelSet& l) { l.classes[1].kinds.push_back("fox"); });
        row("another order", [](LabelSet& l) { std::swap(l.classes[0], l.classes[2]); });
        row("a tag", [](LabelSet& l) { l.clipTags.push_back("snow"); });
        row("a value", [](LabelSet& l) { l.attributes[0].values.push_back("climbing"); });
        row("an attribute for more classes", [](LabelSet& l) { l.attributes[0].classes.clear(); });
        row("another letter", [](LabelSet& l) { l.classes[0].letter = 'Z'; });
        row("another guideline", [](LabelSet& l) { l.classes[0].guideline = "- the whole person"; });
        row("another colour", [](LabelSet& l) { l.classes[0].colour = ClassColour::Vermilion; });
        row("less on offer", [](LabelSet& l) {
            l.goneClasses.push_back(l.classes.back());
            l.classes.pop_back();
        });
        row("what new objects get", [](LabelSet& l) { l.attributes[0].preset = "standing"; });
        row("a wider range", [](LabelSet& l) { l.attributes[4].most = 200; });
    }
    void newVersionsMayAdd()
    {
        QFETCH(const Reshape, change);
        QVERIFY_OK(validate(next(change)));
        QVERIFY_OK(requireGrowth(defaultLabelSet(), next(change)));
    }
    void newVersionsDropNothing_data()
    {
        QTest::addColumn<Reshape>("change");
        row("the version stays", [](LabelSet& l) { --l.version; });
        row("a class", [](LabelSet& l) { l.classes.pop_back(); });
        row("a kind", [](LabelSet& l) { l.classes[1].kinds.pop_back(); });
        row("a tag", [](LabelSet& l) { l.clipTags.pop_back(); });
        row("an attribute", [](LabelSet& l) { l.attributes.pop_back(); });
        row("a value", [](LabelSet& l) { l.attributes[0].values.pop_back(); });
        row("how it is chosen", [](LabelSet& l) { l.attributes[0].kind = AttributeKind::Select; });
        row("how long it holds", [](LabelSet& l) { l.attributes[0].hold = AttributeHold::Track; });
        row("a class of an attribute", [](LabelSet& l) { l.attributes[0].classes.pop_back(); });
        row("the other classes", [](LabelSet& l) { l.attributes[5].classes = {"person"}; });
        row("a narrower range", [](LabelSet& l) { l.attributes[4].most = 5; });
    }
    void newVersionsDropNothing()
    {
        QFETCH(const Reshape, change);
        QCOMPARE_ERRC(requireGrowth(defaultLabelSet(), next(change)), Errc::BadLabels);
    }
    void whatAnItemMayBeCalled_data()
    {
        QTest::addColumn<int>("part");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("taken");
        const auto add = [](const char* row, LabelPart part, const char* name, bool taken) {
            QTest::newRow(row) << static_cast<int>(part) << QString::fromUtf8(name) << taken;
        };
        add("class", LabelPart::Class, " parcel ", true);
        add("class, twice", LabelPart::Class, "person", false);
        add("class, empty", LabelPart::Class, "  ", false);
        add("class, with a comma", LabelPart::Class, "a,b", false);
        add("class, that looks like another", LabelPart::Class, "per\u200Bson", false);
        add("class, in letters that are joined", LabelPart::Class, "\u0645\u06CC\u200C\u062E", true);
        add("class, named as an attribute", LabelPart::Class, "activity", true);
        add("tag", LabelPart::Tag, "snow", true);
        add("tag, twice", LabelPart::Tag, "rain", false);
        add("attribute", LabelPart::Attribute, "barking", true);
        add("attribute, twice", LabelPart::Attribute, "activity", false);
        add("attribute, a name of formats", LabelPart::Attribute, "track_id", false);
    }
    void whatAnItemMayBeCalled()
    {
        QFETCH(const int, part);
        QFETCH(const QString, name);
        QFETCH(const bool, taken);
        LabelSetDraft draft;
        const auto added = draft.add({static_cast<LabelPart>(part), name.toStdString()});
        QCOMPARE(draft.isChanged(), taken);
        if (!taken) {
            QCOMPARE_ERRC(added, Errc::BadLabels);
            return;
        }
        QVERIFY_OK(added);
        QVERIFY(draft.isOffered({static_cast<LabelPart>(part), name.trimmed().toStdString()}));
        requireNext(draft);
    }
    void whatIsInForceIsOnlyOfferedNoMore()
    {
        LabelSetDraft draft;
        for (const LabelItem& item : {LabelItem{LabelPart::Class, "animal"}, LabelItem{LabelPart::Attribute, "moving"},
                                      LabelItem{LabelPart::Tag, "rain"}}) {
            draft.withdraw(item);
            QVERIFY(draft.isSigned(item) && !draft.isOffered(item));
        }
        requireNext(draft);
        const LabelSet& labels = draft.labels();
        QCOMPARE(labels.classes.size(), std::size_t(2));
        QVERIFY(labels.findClass("animal") && labels.findAttribute("moving") && labels.hasClipTag("rain"));
        draft.offer({LabelPart::Class, "animal"});
        QCOMPARE(draft.labels().classes.back(), *defaultLabelSet().findClass("animal"));
    }
    void whatIsNewIsForgotten()
    {
        LabelSetDraft draft;
        QVERIFY_OK(draft.add({LabelPart::Class, "boat"}));
        AttributeSpec spec = *draft.labels().findAttribute("moving");
        spec.classes.push_back("boat");
        draft.change(spec);
        draft.withdraw({LabelPart::Class, "boat"});
        QVERIFY(!draft.isChanged());
    }
    void kindsAndValuesThatAreLeftOutAreGone()
    {
        LabelSetDraft draft;
        LabelClass animal = *draft.labels().findClass("animal");
        animal.kinds = {"fox", "dog"};
        animal.letter = 'Z';
        animal.colour = ClassColour::Vermilion;
        draft.change(animal);
        AttributeSpec activity = *draft.labels().findAttribute("activity");
        activity.values = namesIn(" walking ,, climbing,");
        draft.change(activity);
        requireNext(draft);
        const LabelClass& changed = *draft.labels().findClass("animal");
        QCOMPARE(namesText(changed.goneKinds), std::string("cat, bird, other"));
        QVERIFY(changed.hasKind("cat") && changed.letter == 'Z' && changed.colour == ClassColour::Vermilion);
        const AttributeSpec& fewer = *draft.labels().findAttribute("activity");
        QCOMPARE(namesText(fewer.goneValues), std::string("standing, running, sitting, lying"));
        QVERIFY(fewer.takes("lying") && fewer.takes("climbing") && !fewer.takes("flying"));
        animal.kinds = {"fox", "cat", "dog"};
        draft.change(animal);
        QVERIFY(!hasName(draft.labels().findClass("animal")->goneKinds, "cat"));
    }
    void whatIsOfferedCanBeReordered()
    {
        LabelSetDraft draft;
        draft.move({LabelPart::Class, "vehicle"}, -1);
        QCOMPARE(draft.labels().classes[1].name, std::string("vehicle"));
        draft.move({LabelPart::Class, "person"}, -1); // at the end already
        draft.move({LabelPart::Class, "nobody"}, 1);
        QCOMPARE(draft.labels().classes[0].name, std::string("person"));
        draft.move({LabelPart::Class, "vehicle"}, 1);
        QVERIFY(!draft.isChanged());
    }
    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<Reshape>("change");
        QTest::addColumn<int>("problem");
        const auto add = [](const char* name, DraftProblem problem, Reshape change) {
            QTest::newRow(name) << change << static_cast<int>(problem);
        };
        add("a letter twice", DraftProblem::Letter, [](LabelSet& l) { l.classes[0].letter = 'A'; });
        add("no values", DraftProblem::Values, [](LabelSet& l) { l.attributes[0].values.clear(); });
        add("no range", DraftProblem::Range, [](LabelSet& l) { l.attributes[4].least = 100; });
        add("a preset of no value", DraftProblem::Preset, [](LabelSet& l) { l.attributes[0].preset = "flying"; });
        add("a preset beyond the range", DraftProblem::Preset, [](LabelSet& l) { l.attributes[4].preset = "100"; });
        add("a kind twice", DraftProblem::Name, [](LabelSet& l) { l.classes[0].kinds = {"a", "a"}; });
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(const Reshape, change);
        QFETCH(const int, problem);
        LabelSet wanted = defaultLabelSet();
        change(wanted);
        LabelSetDraft draft;
        QVERIFY(!draft.problem());
        for (const LabelClass& labelClass : wanted.classes)
            draft.change(labelClass);
        for (const AttributeSpec& spec : wanted.attributes)
            draft.change(spec);
        QVERIFY(draft.problem());
        QCOMPARE(static_cast<int>(*draft.problem()), problem);
        QCOMPARE_ERRC(validate(draft.labels()), Errc::BadLabels);
    }
    void oneClassIsOfferedAtLeast()
    {
        LabelSetDraft draft;
        for (const LabelClass& labelClass : defaultLabelSet().classes)
            draft.withdraw({LabelPart::Class, labelClass.name});
        QVERIFY(draft.problem() == DraftProblem::NoClass);
    }
    void lettersAreThoseOfTheNameWhileTheyAreFree()
    {
        LabelSetDraft draft;
        for (const char* name : {"parcel", "parrot", "pp"}) // P and A are taken
            QVERIFY_OK(draft.add({LabelPart::Class, name}));
        QCOMPARE(draft.labels().findClass("parcel")->letter, 'R');
        QCOMPARE(draft.labels().findClass("parrot")->letter, 'O');
        QCOMPARE(draft.labels().findClass("pp")->letter, 'B');
        while (draft.labels().classes.size() < 26)
            QVERIFY_OK(draft.add({LabelPart::Class, "class " + std::to_string(draft.labels().classes.size())}));
        QCOMPARE_ERRC(draft.add({LabelPart::Class, "one more"}), Errc::BadLabels);
        draft.withdraw({LabelPart::Class, "vehicle"});
        QVERIFY_OK(draft.add({LabelPart::Class, "one more"}));
        QCOMPARE(draft.labels().findClass("one more")->letter, 'V');
    }
    void newClassesGetColoursThatFewHave()
    {
        LabelSetDraft draft;
        for (const char* name : {"a", "b", "c", "d"})
            QVERIFY_OK(draft.add({LabelPart::Class, name}));
        std::set<ClassColour> seen;
        for (const LabelClass& labelClass : draft.labels().classes)
            seen.insert(labelClass.colour);
        QCOMPARE(seen.size(), std::size_t(kClassColours));
    }

private:
    static void requireNext(const LabelSetDraft& draft)
    {
        LabelSet after = draft.labels();
        ++after.version;
        QVERIFY(!draft.problem());
        QVERIFY_OK(validate(after));
        QVERIFY_OK(requireGrowth(draft.inForce(), after));
        QCOMPARE(readLabelSet(writeLabelSet(after)).value(), after);
    }
};

QTEST_GUILESS_MAIN(TestLabelSet)
#include "tst_label_set.moc"
