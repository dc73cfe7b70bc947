#include "consent/consent_input.h"
#include "tests/support/test_support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::testing;

namespace {

const fs::path kFolder = fs::path(CONSENTRY_SOURCE_DIR) / "resources" / "consent";

QJsonObject jsonFile(const char* name)
{
    const Bytes bytes = readFile(kFolder / name, 1 << 20).value();
    const auto size = static_cast<qsizetype>(bytes.size());
    return QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(bytes.data()), size)).object();
}

Result<ConsentInput> parse(const QByteArray& text)
{
    return parseConsentInput(bytesOf({text.data(), static_cast<std::size_t>(text.size())}));
}

Result<ConsentInput> parse(const QJsonObject& json)
{
    return parse(QJsonDocument(json).toJson());
}

QJsonObject consented()
{
    return jsonFile("example-consented.json");
}

QJsonObject publiclyShared()
{
    return jsonFile("example-publicly-shared.json");
}

QJsonObject with(QJsonObject json, const char* field, const QJsonValue& value)
{
    json[QLatin1String(field)] = value;
    return json;
}

QJsonObject without(QJsonObject json, const QString& field)
{
    json.remove(field);
    return json;
}

QJsonObject withNotice(const char* field, const QJsonValue& value)
{
    QJsonObject notice = consented()[QLatin1String("notice")].toObject();
    notice[QLatin1String(field)] = value;
    return with(consented(), "notice", notice);
}

/// The error's code, and that its first argument names `field`.
void compareError(const Result<ConsentInput>& result, Errc code, const QString& field)
{
    QCOMPARE_ERRC(result, code);
    QCOMPARE(QString::fromStdString(result.error().args.at(0)), field);
}

} // namespace

class TestConsentInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheExamples()
    {
        const auto first = parse(consented());
        QVERIFY_OK(first);
        QVERIFY(first->record.basis == Basis::Consented);
        QVERIFY(!first->record.publicSource && !first->source && !first->record.demo);
        QVERIFY((first->record.purposes
                 == std::set{Purpose::HumanReview, Purpose::Annotation, Purpose::ModelTraining}));
        QCOMPARE(rfc3339Text(first->record.expires), std::string("2036-05-01T00:00:00Z"));
        QCOMPARE(first->record.notice.language, std::string("en"));
        QVERIFY(!first->record.retention.empty());

        const auto second = parse(publiclyShared());
        QVERIFY_OK(second);
        QVERIFY(second->record.basis == Basis::PubliclyShared);
        QCOMPARE(second->source->sourceUrl, std::string("https://example.org/clips/porch-cat"));
        QCOMPARE(rfc3339Text(second->record.publicSource->recheck), std::string("2036-05-01T00:00:00Z"));
        QVERIFY(second->record.publicSource->sealedSource.empty());
    }
    void theSourceSurvivesSealing()
    {
        const SealedSource source = *parse(publiclyShared())->source;
        const auto read = parseSealedSource(sealedSourceJson(source));
        QVERIFY_OK(read);
        QCOMPARE(read->sourceUrl, source.sourceUrl);
        QCOMPARE(read->evidenceSha256, source.evidenceSha256);
        QVERIFY(!parseSealedSource(bytesOf("{\"source_url\":\"x\"}")).ok());
    }

    void schemaAndReaderAgree_data()
    {
        QTest::addColumn<QString>("field");
        for (const QString& field : jsonFile("consent.schema.json")[QLatin1String("properties")].toObject().keys())
            QTest::newRow(field.toUtf8().constData()) << field;
    }
    void schemaAndReaderAgree()
    {
        QFETCH(QString, field);
        const QJsonObject schema = jsonFile("consent.schema.json");
        const QJsonArray required = schema[QLatin1String("required")].toArray();
        const QJsonArray whenPublic =
            schema[QLatin1String("then")].toObject()[QLatin1String("required")].toArray();
        const auto ofPublic = parse(without(publiclyShared(), field));
        if (required.contains(field)) {
            compareError(parse(without(consented(), field)), Errc::BadSchema, field);
            compareError(ofPublic, Errc::BadSchema, field);
        } else if (whenPublic.contains(field)) {
            compareError(ofPublic, Errc::BadSchema, field);
            QJsonObject json = consented();
            json[field] = publiclyShared()[field];
            compareError(parse(json), Errc::BadSchema, field); // not with the other basis
        } else {
            QVERIFY_OK(parse(without(consented(), field)));
            QVERIFY_OK(ofPublic);
        }
        // No field takes a number.
        QJsonObject json = publiclyShared();
        json[field] = 7;
        compareError(parse(json), Errc::BadSchema, field);
    }
    void theReaderKnowsNoOtherFields()
    {
        const QJsonObject schema = jsonFile("consent.schema.json");
        QVERIFY(!schema[QLatin1String("additionalProperties")].toBool(true));
        const QJsonObject properties = schema[QLatin1String("properties")].toObject();
        QStringList seen = consented().keys() + publiclyShared().keys() + QStringList{QStringLiteral("demo")};
        seen.removeDuplicates();
        seen.sort();
        QCOMPARE(properties.keys(), seen); // the examples, which are read, use every field of the schema
        compareError(parse(with(consented(), "name", QStringLiteral("x"))), Errc::UnknownField,
                     QStringLiteral("name"));
        compareError(parse(withNotice("url", QStringLiteral("x"))), Errc::UnknownField, QStringLiteral("notice.url"));
        const QJsonObject notice = properties[QLatin1String("notice")].toObject();
        for (const QJsonValue& name : notice[QLatin1String("required")].toArray()) {
            QJsonObject json = consented()[QLatin1String("notice")].toObject();
            json.remove(name.toString());
            compareError(parse(with(consented(), "notice", json)), Errc::BadSchema,
                         QStringLiteral("notice.") + name.toString());
        }
    }
    void takesEveryTermOfTheSchemaAndNoOther()
    {
        const QJsonObject properties = jsonFile("consent.schema.json")[QLatin1String("properties")].toObject();
        const QJsonArray purposes =
            properties[QLatin1String("purposes")].toObject()[QLatin1String("items")].toObject()[QLatin1String("enum")]
                .toArray();
        QCOMPARE(purposes.size(), qsizetype(allPurposes().size()));
        QVERIFY_OK(parse(with(consented(), "purposes", purposes)));
        QCOMPARE(properties[QLatin1String("basis")].toObject()[QLatin1String("enum")].toArray(),
                 QJsonArray({consented()[QLatin1String("basis")], publiclyShared()[QLatin1String("basis")]}));
    }
    void refusesEveryOtherBasisAsNotPermitted()
    {
        for (const char* basis : {"legitimate_interest", "Consented", "contract", "scraped"}) {
            const auto result = parse(with(consented(), "basis", QLatin1String(basis)));
            QCOMPARE_ERRC(result, Errc::BasisRefused);
            QVERIFY(errorClass(result.error().code) == ErrorClass::NotPermitted);
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, const QJsonObject& json, const char* field) {
            QTest::newRow(name) << json << QString::fromLatin1(field);
        };
        row("other schema", with(consented(), "schema", QStringLiteral("consentry/consent/v2")), "schema");
        row("subject no UUID", with(consented(), "subject", QStringLiteral("somebody")), "subject");
        row("purposes empty", with(consented(), "purposes", QJsonArray()), "purposes");
        row("purpose twice", with(consented(), "purposes", QJsonArray({QStringLiteral("sharing"), QStringLiteral("sharing")})), "purposes");
        row("unknown purpose", with(consented(), "purposes", QJsonArray({QStringLiteral("marketing")})), "purposes");
        row("purposes no texts", with(consented(), "purposes", QJsonArray({1})), "purposes");
        row("time without zone", with(consented(), "given", QStringLiteral("2024-05-01T09:00:00")), "given");
        row("date only", with(consented(), "expires", QStringLiteral("2036-05-01")), "expires");
        row("no such day", with(consented(), "expires", QStringLiteral("2036-02-30T00:00:00Z")), "expires");
        row("expires before given", with(consented(), "expires", QStringLiteral("2024-05-01T09:00:00Z")), "expires");
        row("recheck before captured", with(publiclyShared(), "recheck", QStringLiteral("2024-05-01T09:00:00Z")),
            "recheck");
        row("no web address", with(publiclyShared(), "source_url", QStringLiteral("file:///etc/passwd")),
            "source_url");
        row("evidence no hash", with(publiclyShared(), "evidence_sha256", QStringLiteral("abc")), "evidence_sha256");
        row("notice no hash", withNotice("sha256", QString(64, QLatin1Char('A'))), "notice.sha256");
        row("notice no language", withNotice("language", QStringLiteral("english please")), "notice.language");
        row("method empty", with(consented(), "method", QString()), "method");
        row("method too long", with(consented(), "method", QString(501, QLatin1Char('x'))), "method");
        row("method two lines", with(consented(), "method", QStringLiteral("a\nb")), "method");
        row("method turned round", with(consented(), "method", QString(QChar(0x202E)) + QLatin1Char('x')), "method");
        row("demo no boolean", with(consented(), "demo", QStringLiteral("true")), "demo");
    }
    void refuses()
    {
        QFETCH(QJsonObject, json);
        QFETCH(QString, field);
        compareError(parse(json), Errc::BadSchema, field);
    }
    void refusesBrokenJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("cut off") << QJsonDocument(consented()).toJson().chopped(3);
        QTest::newRow("field twice") << QByteArray(R"({"schema":"consentry/consent/v1","schema":"consentry/consent/v1"})");
        QTest::newRow("not UTF-8") << QByteArray("{\"schema\":\"\xff\"}");
        QTest::newRow("too deep") << QByteArray(R"({"a":{"b":{"c":{"d":{}}}}})");
        QTest::newRow("very deep") << QByteArray(8000, '[') + QByteArray(8000, ']');
        QByteArray many("{\"a\":0");
        for (int i = 0; i < 64; ++i)
            many += ",\"f" + QByteArray::number(i) + "\":0";
        QTest::newRow("many fields") << many + "}";
    }
    void refusesBrokenJson()
    {
        QFETCH(QByteArray, text);
        QCOMPARE_ERRC(parse(text), Errc::BadJson);
    }
    void refusesTheTooLarge()
    {
        QByteArray text = QJsonDocument(consented()).toJson();
        QVERIFY_OK(parse(text.leftJustified(16 * 1024, ' ')));
        QCOMPARE_ERRC(parse(text.leftJustified(16 * 1024 + 1, ' ')), Errc::TooLarge);
    }

    void seesPersonalData_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"alice@example.org", "write to alice@example.org please", "ALICE@EXAMPLE.ORG", "alice@localhost",
              "alice (at) example dot org", "alice[at]example.org", "alice at example dot org", "mailto:x", "tel:1",
              "look at night, alice at example dot org",
              "ask @alice", "5550123", "555 0123", "555-0123", "+1 (555) 010-9999", "+44 20 7946 0958", "020.7946.0958",
              "call 0049/89/123456", "+1 - 555 - 010 - 9999", "number 12 34 56 7", "ref 2026-13-45", "2026-11-225550123",
              "ali\u00adce@example.org", "alice\uff20example.org", "\u0665\u0665\u0665\u0660\u0661\u0662\u0663",
              "555\u2011012\u20113", "\uff15\uff15\uff15\uff10\uff11\uff12\uff13", "555\u200b0123"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void seesPersonalData()
    {
        QFETCH(QString, text);
        QVERIFY(looksPersonal(text.toStdString()));
        compareError(parse(with(consented(), "method", text)), Errc::PersonalData, QStringLiteral("method"));
    }
    void leavesOtherTextsAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"signed form", "form 12 of 2026", "version 1.2.3", "2026-11-22", "20261122", "2026-11-22T10:00:00Z",
              "on 2026-11-22 at 10:00", "2026-11-22T10:00:00+02:00 and later", "b7d1f0de-3c5a-4f4e-9a57-2f1c6f0e8d11",
              "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "00000000000000000000000000000012",
              "12345678901234567890123456789012", "scan 0123456789abcdef0123456789abcdef kept", "3 cameras, 12 months",
              "meet at the door", "room 4711", "123456", "§ 22 KUG, Art. 6(1)(a)", "price @ 5", "дом 12", "\u540c\u610f"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void leavesOtherTextsAlone()
    {
        QFETCH(QString, text);
        QVERIFY(!looksPersonal(text.toStdString()));
        QVERIFY_OK(parse(with(consented(), "method", text)));
    }
    void looksAtEveryFreeTextAndTheSubject()
    {
        const QString address = QStringLiteral("alice@example.org");
        for (const char* field : {"subject", "method", "withdrawal", "bystanders", "retention"})
            compareError(parse(with(consented(), field, address)), Errc::PersonalData, QLatin1String(field));
        compareError(parse(withNotice("version", address)), Errc::PersonalData, QStringLiteral("notice.version"));
        compareError(parse(with(consented(), "subject", QStringLiteral("+1 555 010 9999"))), Errc::PersonalData,
                     QStringLiteral("subject"));
        // Where a clip was found is sealed, and may be any address of the web.
        QVERIFY_OK(parse(with(publiclyShared(), "source_url", QStringLiteral("https://example.org/5550123456"))));
    }
};

QTEST_APPLESS_MAIN(TestConsentInput)
#include "tst_consent_input.moc"
