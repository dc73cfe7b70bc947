#include "annotation/formats/labels_json.h"
#include "tests/annotation/label_maker.h"
#include "tests/support/test_support.h"

#include <algorithm>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::testing;

namespace {

/// JSON with ' for ", as all rows here are written.
std::string good()
{
    std::string text =
        "{'schema':'consentry/labels/v1','label_set':1,'next_track':5,'clip_tags':['light','rain'],"
        "'range_tags':[{'name':'rain','begin':0,'end':10}],'tracks':[{'id':3,'class':'animal','kind':'dog',"
        "'source':'tracked','author':'k4.pid.x','single_frame':false,'attributes':{'colour':'dark \\'brown\\''},"
        "'key_frames':[{'frame':2,'box':[0,1.5,10,20],'occluded':true,'truncated':false,'outside':false}],"
        "'events':[{'frame':4,'name':'pose','value':'lying'}]}]}\n";
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

} // namespace

class TestLabelsJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAndWritesTheSameBytes()
    {
        const std::string text = good();
        const auto set = readLabels(bytesOf(text));
        QVERIFY_OK(set);
        QCOMPARE(set->tracks.front().attributes.at("colour"), std::string("dark \"brown\""));
        QCOMPARE(set->tracks.front().keyFrames.front().box, (Box{0, 1.5, 10, 20}));
        QCOMPARE(std::string(textOf(writeLabels(*set))), text);
    }

    void roundTripOfRandomLabels()
    {
        std::mt19937_64 random(11);
        for (int i = 0; i < 300; ++i) {
            const AnnotationSet set = randomLabels(random);
            const Bytes bytes = writeLabels(set);
            const auto again = readLabels(bytes);
            QVERIFY_OK(again);
            QCOMPARE(*again, set);
            QCOMPARE(writeLabels(*again), bytes);
        }
    }

    void roundTripOfChanges()
    {
        std::mt19937_64 random(12);
        for (int i = 0; i < 300; ++i) {
            const AnnotationSet set = randomLabels(random);
            Change change;
            for (const Track& track : set.tracks)
                change.tracks[track.id] = random() % 3 == 0 ? std::nullopt : std::optional(track);
            if (random() % 2 == 0)
                change.clipTags = set.clipTags;
            if (random() % 2 == 0)
                change.rangeTags = set.rangeTags;
            const auto again = readChange(writeChange(change));
            QVERIFY_OK(again);
            QCOMPARE(*again, change);
        }
    }

    /// What version 1 can say stays in version 1; the rest is version 2, in one form as well.
    void secondVersion()
    {
        AnnotationSet set = *readLabels(bytesOf(good()));
        QVERIFY(std::string(textOf(writeLabels(set))).find("labels/v1") != std::string::npos);
        set.excluded = {{{3}, {5}}, {{9}, {12}}};
        set.ignored = {{"", {{0}, {40}}, {1, 2, 3, 4}}, {"person", {{2}, {3}}, {0, 0, 50, 50.5}}};
        const Bytes bytes = writeLabels(set);
        QVERIFY(textOf(bytes).find("labels/v2") != std::string_view::npos);
        QCOMPARE(readLabels(bytes).value(), set);
        const auto spoiled = [&](std::string_view from, std::string_view to) {
            std::string text(textOf(bytes));
            const std::size_t at = text.find(from);
            return at == std::string::npos ? std::string("no such place") : text.replace(at, from.size(), to);
        };
        QCOMPARE_ERRC(readLabels(bytesOf(spoiled("labels/v2", "labels/v1"))), Errc::BadLabels);
        QCOMPARE_ERRC(readLabels(bytesOf(spoiled("\"begin\":3", "\"begin\":7"))), Errc::BadLabels); // empty
        QCOMPARE_ERRC(readLabels(bytesOf(spoiled("\"end\":5", "\"end\":9"))), Errc::BadLabels);     // touching
        QCOMPARE_ERRC(readLabels(bytesOf(spoiled("[1,2,3,4]", "[1,2,0,4]"))), Errc::BadLabels);
        const std::string first = good();
        std::string empty = first;
        empty.replace(empty.find("labels/v1"), 9, "labels/v2");
        empty.insert(empty.find(",\"tracks\""), ",\"excluded\":[],\"ignored\":[]");
        QCOMPARE_ERRC(readLabels(bytesOf(empty)), Errc::BadLabels); // version 1 could say that
    }

    /// Key frames that a tracker found need version 3; one without any is refused in it.
    void thirdVersion()
    {
        AnnotationSet set = *readLabels(bytesOf(good()));
        QCOMPARE(set.tracks.front().source, Source::Tracked); // as it was before key frames had a mark of their own
        QVERIFY(!set.tracks.front().keyFrames.front().tracked);
        set.tracks.front().keyFrames.push_back({.frame = {9}, .box = {4, 1.5, 10, 20}, .tracked = true});
        std::string text(textOf(writeLabels(set)));
        QVERIFY(text.find("labels/v3") != std::string::npos);
        QCOMPARE(readLabels(bytesOf(text)).value(), set);
        const std::string mark = "\"tracked\":true}";
        text.replace(text.find(mark), mark.size(), "\"tracked\":false}");
        QCOMPARE_ERRC(readLabels(bytesOf(text)), Errc::BadLabels); // version 1 could say that

        Change change = replacement(set.tracks.front());
        QVERIFY(textOf(writeChange(change)).find("label-change/v3") != std::string_view::npos);
        QCOMPARE(readChange(writeChange(change)).value(), change);
        change.tracks.begin()->second->keyFrames.back().tracked = false;
        QVERIFY(textOf(writeChange(change)).find("label-change/v1") != std::string_view::npos);
    }

    void secondVersionOfChanges()
    {
        Change change;
        change.excluded = FrameRanges();
        QCOMPARE(readChange(writeChange(change)).value(), change);
        change.ignored = {{"", {{0}, {40}}, {1, 2, 3, 4}}};
        change.labelSetVersion = 7;
        QCOMPARE(readChange(writeChange(change)).value(), change);
        change.excluded.reset();
        QCOMPARE(readChange(writeChange(change)).value(), change);
        QVERIFY(textOf(writeChange(change)).find("label-change/v2") != std::string_view::npos);
        QVERIFY(textOf(writeChange(Change())).find("label-change/v1") != std::string_view::npos);
    }

    void minusZeroIsZero()
    {
        AnnotationSet set = *readLabels(bytesOf(good()));
        set.tracks[0].keyFrames[0].box.x = -0.0;
        QVERIFY(textOf(writeLabels(set)).find("-0") == std::string_view::npos);
    }

    void malformed_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const auto row = [](const char* name, const char* from, const char* to) {
            const auto json = [](const char* text) { return QString::fromUtf8(text).replace(u'\'', u'"'); };
            QTest::newRow(name) << json(from) << json(to);
        };
        row("another schema", "labels/v1", "labels/v9");
        row("a version that has more", "labels/v1", "labels/v2");
        row("the newest version", "labels/v1", "labels/v3");
        row("white space", ",'label_set'", ", 'label_set'");
        row("key order", "'id':3,'class':'animal'", "'class':'animal','id':3");
        row("unknown key", "'kind':'dog'", "'kind':'dog','sort':'x'");
        row("missing key", "'kind':'dog',", "");
        row("repeated key", "'kind':'dog',", "'kind':'dog','kind':'dog',");
        row("repeated attribute", "{'colour':", "{'colour':'x','colour':");
        row("repeated tag", "['light','rain']", "['rain','rain']");
        row("tags out of order", "['light','rain']", "['rain','light']");
        row("number with exponent", "[0,1.5,10", "[0,1.5,1e1");
        row("number with zero in front", "[0,1.5", "[00,1.5");
        row("number with zero behind", "1.5", "1.50");
        row("minus zero", "[0,1.5", "[-0,1.5");
        row("plus sign", "[0,1.5", "[+1,1.5");
        row("not finite", "[0,1.5", "[inf,1.5");
        row("not a number", "[0,1.5", "[nan,1.5");
        row("overflow", "[0,1.5", "[1e999,1.5");
        row("fraction for a frame", "'frame':2", "'frame':2.0");
        row("frame too large", "'frame':2", "'frame':99999999999999999999");
        row("five numbers", "10,20]", "10,20,30]");
        row("unknown source", "tracked", "guessed");
        row("id 0", "'id':3", "'id':0");
        row("id too large", "'id':3", "'id':4294967296");
        row("next track too small", "'next_track':5", "'next_track':3");
        row("version 0", "'label_set':1", "'label_set':0");
        row("version too large", "'label_set':1", "'label_set':2147483648");
        row("escape that need not be", "dark", "\\u0064ark");
        row("control character", "dark", "da\trk");
        row("flag as number", "'occluded':true", "'occluded':1");
        row("null", "'occluded':true", "'occluded':null");
        row("trailing comma", "}]}]}", "},]}]}");
        row("no line feed at the end", "}]}]}\n", "}]}]}");
        row("more after the end", "}]}]}\n", "}]}]}\n\n");
    }
    void malformed()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        std::string text = good();
        const std::size_t at = text.find(from.toStdString());
        QVERIFY(at != std::string::npos);
        text.replace(at, from.toStdString().size(), to.toStdString());
        QCOMPARE_ERRC(readLabels(bytesOf(text)), Errc::BadLabels);
    }

    void byteOrderMarkIsRefused()
    {
        QCOMPARE_ERRC(readLabels(bytesOf("\xEF\xBB\xBF" + good())), Errc::BadLabels);
    }

    void everyPrefixIsRefused()
    {
        const std::string text = good();
        for (std::size_t size = 0; size < text.size(); ++size)
            QCOMPARE_ERRC(readLabels(bytesOf(text.substr(0, size))), Errc::BadLabels);
    }

    void noByteCanChangeUnnoticed()
    {
        const std::string text = good();
        for (std::size_t i = 0; i < text.size(); ++i) {
            std::string other = text;
            other[i] = static_cast<char>(other[i] ^ 0x15);
            const auto set = readLabels(bytesOf(other));
            QVERIFY(!set || std::string(textOf(writeLabels(*set))) == other);
        }
    }

    void tooLarge()
    {
        const Bytes bytes(kMostLabelBytes + 1, ' ');
        QCOMPARE_ERRC(readLabels(bytes), Errc::TooLarge);
        QCOMPARE_ERRC(readChange(bytes), Errc::TooLarge);
    }
};

QTEST_APPLESS_MAIN(TestLabelsJson)
#include "tst_labels_json.moc"
