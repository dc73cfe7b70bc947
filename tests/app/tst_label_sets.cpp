#include "annotation/formats/label_set_json.h"
#include "annotation/label_set_draft.h"
#include "app/operations/label_sets.h"
#include "app/operations/membership.h"
#include "crypto/hash.h"
#include "tests/app/site.h"

using namespace consentry;
using namespace consentry::testing;
using annotation::LabelPart;
using annotation::LabelSet;
using annotation::LabelSetDraft;

/// Versions of a workspace's label set.
class TestLabelSets : public QObject {
    Q_OBJECT

    std::optional<TempFolder> m_folder;
    std::optional<Site> m_site;

    app::Session custodian() const { return m_site->session("custodian"); }
    LabelSet inForce() const
    {
        app::Session session = custodian();
        return app::labelSetInForce(session).value();
    }
    static LabelSet with(const LabelSet& labels, LabelPart part, const char* name)
    {
        LabelSetDraft draft(labels);
        if (!draft.add({part, name}))
            qFatal("not added");
        return draft.labels();
    }
    static LabelSet without(const LabelSet& labels, LabelPart part, const char* name)
    {
        LabelSetDraft draft(labels);
        draft.withdraw({part, name});
        return draft.labels();
    }

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_site.emplace(m_folder->path());
        m_site->found();
    }
    void aNewWorkspaceHasTheDefault() { QCOMPARE(inForce(), annotation::defaultLabelSet()); }
    void versionsFollowOneAnother()
    {
        app::Session session = custodian();
        const LabelSet first = with(inForce(), LabelPart::Class, "parcel");
        QCOMPARE(app::changeLabelSet(session, first).value(), 3);
        QVERIFY(inForce().findClass("parcel") != nullptr);
        QCOMPARE(app::changeLabelSet(session, with(inForce(), LabelPart::Tag, "snow")).value(), 4);
        QCOMPARE(inForce().version, 4);
        QVERIFY(inForce().findClass("parcel") != nullptr && inForce().hasClipTag("snow"));
        QCOMPARE(app::changeLabelSet(session, inForce()).value(), 4); // nothing new, nothing signed
        QVERIFY_OK(session.workspace().checkLog(session.root()));
    }
    void guidelinesAreVersionedAndSigned()
    {
        app::Session session = custodian();
        const auto sayOfPersons = [&](const char* guideline) {
            LabelSetDraft draft(inForce());
            annotation::LabelClass person = draft.labels().classes.front();
            person.guideline = guideline;
            draft.change(person);
            return app::changeLabelSet(session, draft.labels());
        };
        QCOMPARE(sayOfPersons("- the whole person").value(), 3);
        QCOMPARE(sayOfPersons("- the whole person\n- with a hat").value(), 4);
        QCOMPARE(sayOfPersons("").value(), 5);
        const auto versions = app::labelSetVersions(session).value();
        QCOMPARE(versions[1].labels.classes.front().guideline, std::string("- the whole person"));
        QCOMPARE(versions[2].labels.classes.front().guideline, std::string("- the whole person\n- with a hat"));
        QVERIFY(versions[3].labels.classes.front().guideline.empty());
        QCOMPARE(versions[1].signer, session.identity().keyId());
        QVERIFY_OK(session.workspace().checkLog(session.root()));
    }
    void nothingIsDropped()
    {
        app::Session session = custodian();
        QVERIFY_OK(app::changeLabelSet(session, with(inForce(), LabelPart::Class, "parcel")));
        const LabelSet before = inForce();
        LabelSet less = annotation::defaultLabelSet();
        less.version = before.version;
        QCOMPARE_ERRC(app::changeLabelSet(session, less), Errc::BadLabels);
        QCOMPARE(inForce(), before);
    }
    void whatIsOfferedNoMoreIsKept()
    {
        app::Session session = custodian();
        QVERIFY_OK(app::changeLabelSet(session, without(inForce(), LabelPart::Class, "vehicle")));
        QCOMPARE(inForce().classes.size(), std::size_t(2));
        QVERIFY(inForce().findClass("vehicle") != nullptr);
    }
    void twoDoNotOverwriteEachOther()
    {
        m_site->join("lead", {consent::Role::Lead});
        app::Session lead = m_site->session("lead");
        const LabelSet fromOld = with(inForce(), LabelPart::Class, "boat");
        app::Session session = custodian();
        QVERIFY_OK(app::changeLabelSet(session, with(inForce(), LabelPart::Class, "parcel")));
        QCOMPARE_ERRC(app::changeLabelSet(lead, fromOld), Errc::AlreadyExists);
        QVERIFY(inForce().findClass("parcel") && !inForce().findClass("boat"));
    }
    void leadsMayAndOthersMayNot()
    {
        m_site->join("lead", {consent::Role::Lead});
        m_site->join("annotator", {consent::Role::Annotator});
        app::Session annotator = m_site->session("annotator");
        QCOMPARE_ERRC(app::changeLabelSet(annotator, with(inForce(), LabelPart::Class, "parcel")), Errc::RoleMissing);
        app::Session lead = m_site->session("lead");
        QVERIFY_OK(app::changeLabelSet(lead, with(inForce(), LabelPart::Class, "parcel")));
        const auto versions = app::labelSetVersions(annotator).value();
        QCOMPARE(versions.size(), std::size_t(2));
        QVERIFY(versions.front().object.isNull() && !versions.front().time);
        QCOMPARE(versions.back().signer, lead.identity().keyId());
        QCOMPARE(versions.back().labels, inForce());
    }
    void whatALeadMadeStaysWhenTheyLeave()
    {
        m_site->join("lead", {consent::Role::Lead});
        {
            app::Session lead = m_site->session("lead");
            QVERIFY_OK(app::changeLabelSet(lead, with(inForce(), LabelPart::Class, "parcel")));
        }
        app::Session session = custodian();
        QVERIFY_OK(app::removeMember(session, "lead"));
        QVERIFY(inForce().findClass("parcel") != nullptr);
    }
    void whatIsSignedByOtherMeansCountsOnlyIfItMay_data()
    {
        QTest::addColumn<bool>("isLead");
        QTest::addColumn<bool>("drops");
        QTest::addColumn<int>("version");
        QTest::addColumn<bool>("counts");
        QTest::newRow("an annotator") << false << false << 3 << false;
        QTest::newRow("a lead who drops a class") << true << true << 3 << false;
        QTest::newRow("a lead who skips versions") << true << false << 1'000'000 << false;
        QTest::newRow("a lead") << true << false << 3 << true;
    }
    void whatIsSignedByOtherMeansCountsOnlyIfItMay()
    {
        QFETCH(const bool, isLead);
        QFETCH(const bool, drops);
        QFETCH(const int, version);
        QFETCH(const bool, counts);
        m_site->join("other", {isLead ? consent::Role::Lead : consent::Role::Annotator});
        app::Session other = m_site->session("other");
        LabelSet labels = with(inForce(), LabelPart::Tag, "snow");
        labels.version = version;
        if (drops)
            labels.classes.pop_back();
        for (annotation::AttributeSpec& spec : labels.attributes)
            spec.classes = {"person"};
        if (!drops)
            labels.attributes = annotation::defaultLabelSet().attributes;
        const Bytes bytes = annotation::writeLabelSet(labels);
        auto transaction = other.begin().value();
        const auto made = transaction.sign(
            consent::LabelSetVersion{.version = version, .labelsHash = crypto::sha256(bytes), .supersedes = {}});
        QVERIFY_OK(made);
        QVERIFY_OK(transaction.putBlob(made->header.id, storage::BlobKind::LabelSet, bytes));
        QVERIFY_OK(transaction.commit());
        QCOMPARE(inForce().version, counts ? 3 : 2);
    }
    void theCommandLineTellsThem()
    {
        {
            app::Session session = custodian();
            QVERIFY_OK(app::changeLabelSet(session, without(inForce(), LabelPart::Class, "vehicle")));
        }
        const Json all = m_site->ask("custodian", "labels versions");
        QCOMPARE(all["items"].size(), std::size_t(2));
        QCOMPARE(all["items"][1].value("signed_by", ""), std::string("custodian"));
        QCOMPARE(all["items"][1]["gone_classes"][0].value("name", ""), std::string("vehicle"));
        const Json first = m_site->ask("custodian", "labels versions 2");
        QCOMPARE(first["classes"].size(), std::size_t(3));
        QVERIFY(!first.contains("signed_by"));
        QCOMPARE(m_site->as("custodian", "labels versions 7").exit, 5);
    }
    void alteredBytesAreNoticed()
    {
        {
            app::Session session = custodian();
            QVERIFY_OK(app::changeLabelSet(session, with(inForce(), LabelPart::Class, "parcel")));
        }
        sqlite(m_site->workspace() / "workspace.db",
               "UPDATE blobs SET bytes = CAST(replace(CAST(bytes AS TEXT), 'parcel', 'person') AS BLOB) "
               "WHERE kind = 'label_set'");
        app::Session session = custodian();
        QCOMPARE_ERRC(app::labelSetInForce(session), Errc::HashMismatch);
        QCOMPARE_ERRC(app::changeLabelSet(session, annotation::defaultLabelSet()), Errc::HashMismatch);
    }
};

QTEST_GUILESS_MAIN(TestLabelSets)
#include "tst_label_sets.moc"
