#include "tests/storage/storage_fixture.h"

#include "base/frame_table.h"
#include "crypto/age_stream.h"
#include "crypto/merkle.h"
#include "crypto/sodium.h"
#include "storage/log_writer.h"

#include <QSqlError>

#include <stdexcept>

namespace consentry::testing {
namespace {

using namespace consentry::consent;

crypto::Identity makeIdentity(const std::string& name)
{
    static_cast<void>(crypto::initialise().ok());
    return crypto::Identity::generate(name).value();
}

void require(const Result<void>& result)
{
    if (!result)
        throw std::runtime_error(describe(result.error()));
}

template<class T>
T require(Result<T> result)
{
    if (!result)
        throw std::runtime_error(describe(result.error()));
    return std::move(result).value();
}

RoleCertificate certificateOf(const crypto::Identity& person, std::set<Role> roles)
{
    return {person.name(), person.signingKey().verifyKey(), person.ageIdentity().recipient(), std::move(roles)};
}

ConsentRecord consentRecord(Timestamp now)
{
    ConsentRecord record;
    record.subject = "2f1c7b6e-4a53-4d0e-9a51-6f0c2b7d8e90";
    record.purposes = {Purpose::Annotation, Purpose::ModelTraining};
    record.given = now;
    record.expires = now + std::chrono::hours(24 * 365);
    record.notice = {"1", std::string(64, 'a'), "en"};
    record.method = "form";
    record.withdrawal = "by letter";
    record.bystanders = "asked";
    return record;
}

FrameTable shortTable()
{
    FrameFormat format;
    format.width = format.codedWidth = 64;
    format.height = format.codedHeight = 48;
    format.frameRate = {10, 1};
    FrameEntry entry;
    entry.keyFrame = true;
    return FrameTable(format, {entry});
}

} // namespace

StorageFixture::StorageFixture()
    : m_custodian(makeIdentity("Cleo")), m_lead(makeIdentity("Lea")), m_annotator(makeIdentity("Anna"))
{
    qputenv("XDG_STATE_HOME", QByteArray::fromStdString((m_folder / "state").string()));
    m_workspace = require(storage::Workspace::create(folder()));
    found();
    addMember(m_lead, {Role::Lead});
    addMember(m_annotator, {Role::Annotator});
}

StorageFixture::~StorageFixture() = default;

void StorageFixture::found()
{
    auto transaction = require(storage::Transaction::found(*m_workspace, m_custodian, m_clock));
    const auto intake = require(crypto::AgeIdentity::generate());
    require(transaction.sign(consent::Workspace{root(), intake.recipient(), false}));
    require(transaction.sign(certificateOf(m_custodian, {Role::Custodian})));
    AuditEntry entry;
    entry.action = "workspace.founded";
    require(transaction.log(entry));
    const crypto::Recipient custodians[] = {m_custodian.ageIdentity().recipient()};
    require(keyFiles().writeIntakeIdentity(intake, custodians));
    require(transaction.commit());
}

std::unique_ptr<storage::Workspace> StorageFixture::another() const
{
    return require(storage::Workspace::open(folder()));
}

void StorageFixture::reopen()
{
    m_workspace.reset();
    m_workspace = another();
}

void StorageFixture::backUpDatabase()
{
    require(m_workspace->database().checkpoint());
    fs::copy_file(folder() / "workspace.db", m_folder / "backup.db", fs::copy_options::overwrite_existing);
}

void StorageFixture::restoreDatabase()
{
    m_workspace.reset();
    for (const char* ending : {"-wal", "-shm"})
        fs::remove(folder() / (std::string("workspace.db") + ending));
    fs::copy_file(m_folder / "backup.db", folder() / "workspace.db", fs::copy_options::overwrite_existing);
    m_workspace = another();
}

void StorageFixture::forgetState()
{
    fs::remove_all(m_folder / "state");
}

storage::Transaction StorageFixture::begin(const crypto::Identity& actor)
{
    return require(storage::Transaction::begin(*m_workspace, actor, root(), m_clock));
}

ObjectId StorageFixture::addMember(const crypto::Identity& person, std::set<Role> roles)
{
    auto transaction = begin(m_custodian);
    const auto certificate = require(transaction.sign(certificateOf(person, std::move(roles))));
    require(transaction.commit());
    return certificate.header.id;
}

MadeClip StorageFixture::addClip(std::size_t bytes)
{
    MadeClip made;
    made.clip = ClipId::random();
    made.plain = patternBytes(bytes);
    const storage::RenditionRef rendition{made.clip, Rendition::Safe};
    const auto clipIdentity = require(crypto::AgeIdentity::generate());
    const auto fileKey = require(crypto::FileKey::generate());
    const crypto::Recipient recipients[] = {clipIdentity.recipient()};
    const Bytes header = require(crypto::makeHeader(fileKey, recipients));
    MemorySink sealed;
    const auto writer = require(crypto::AgeWriter::create(sealed, fileKey, header));
    require(writer->write(made.plain));
    require(writer->finish());
    require(writeFile(m_workspace->paths().clipFile(made.clip, Rendition::Safe), sealed.bytes(),
                      AtomicFile::IfExists::Refuse));
    const crypto::Recipient custodians[] = {m_custodian.ageIdentity().recipient()};
    require(keyFiles().writeClipIdentity(rendition, clipIdentity, custodians));

    auto transaction = begin(m_custodian);
    const auto record = require(transaction.sign(consentRecord(m_clock.now())));
    const Bytes table = shortTable().encode();
    ClipManifest manifest;
    manifest.clip = made.clip;
    manifest.consent = record.header.id;
    manifest.consentHash = record.hash;
    manifest.sealedSize = writer->sealedSize();
    manifest.headerHash = crypto::sha256(header);
    manifest.nonce = toBytes(writer->nonce());
    manifest.chunkCount = writer->chunkHashes().size();
    manifest.chunkRoot = crypto::merkleRoot(writer->chunkHashes());
    manifest.recipient = clipIdentity.recipient().text();
    manifest.frameTableHash = crypto::sha256(table);
    manifest.media = {"matroska", "h264", 64, 48, 1, 100};
    manifest.camera = "porch";
    manifest.placement = "exterior";
    const auto signedManifest = require(transaction.sign(manifest));
    Bytes hashes;
    for (const crypto::Digest& hash : writer->chunkHashes())
        hashes.insert(hashes.end(), hash.begin(), hash.end());
    require(transaction.putBlob(signedManifest.header.id, storage::BlobKind::ChunkHashes, hashes));
    require(transaction.putBlob(signedManifest.header.id, storage::BlobKind::FrameTable, table));
    require(transaction.log({"clip.taken_in", made.clip, {signedManifest.header.id, record.header.id}, "", "ok"}));
    require(transaction.commit());
    made.consent = record.header.id;
    made.manifest = signedManifest.header.id;
    return made;
}

ObjectId StorageFixture::grant(const crypto::Identity& person, const GrantWish& wish)
{
    auto transaction = begin(m_custodian);
    ObjectId consentId;
    for (const auto& manifest : require(m_workspace->objects<ClipManifest>(transaction.keys()))) {
        if (manifest.body.clip == wish.clip)
            consentId = manifest.body.consent;
    }
    Grant body;
    body.grantee = person.keyId();
    body.clip = wish.clip;
    body.actions = wish.actions;
    body.consent = consentId;
    body.notBefore = m_clock.now();
    body.expires = m_clock.now() + wish.length;
    body.statusEpoch = transaction.status().mark.epoch;
    body.statusNumber = transaction.status().mark.number;
    const auto made = require(transaction.sign(body));
    require(transaction.log({"grant.issued", wish.clip, {made.header.id}, "annotation", "ok"}));

    const storage::RenditionRef rendition{wish.clip, Rendition::Safe};
    const auto file = require(FileSource::open(m_workspace->paths().clipFile(wish.clip, Rendition::Safe)));
    const auto clipHeader = require(crypto::readAgeHeader(*file));
    const auto key = require(keyFiles().fileKey(rendition, clipHeader, m_custodian.ageIdentity()));
    const consent::Member* member = transaction.keys().member(person.keyId());
    require(keyFiles().writeGrantHeader(rendition, key, *member));
    require(transaction.commit());
    return made.header.id;
}

void StorageFixture::end(ObjectId object)
{
    auto transaction = begin(m_custodian);
    transaction.end(object);
    require(transaction.commit());
}

void StorageFixture::appendBehindOurBack(const crypto::Identity& signer, const Policy& body)
{
    auto lock = require(storage::WriteLock::take(m_workspace->database()));
    const LogHead head = require(m_workspace->auditLog().head());
    const auto object = require(signObject(body, {signer.signingKey(), m_workspace->id(), m_clock.now(), head}));
    storage::LogWriter writer(m_workspace->database());
    require(writer.append({object.header, objectType<Policy>(), object.token, storage::rowFacts(body)}));
    require(lock.commit());
}

AccessRequest StorageFixture::viewRequest(const crypto::Identity& person, ClipId clip) const
{
    return {person.keyId(), clip, Rendition::Safe, Action::View, Purpose::Annotation};
}

Result<Access> StorageFixture::openAccess(const AccessRequest& request)
{
    TRY_ASSIGN(const auto ring, m_workspace->keyRing(root()));
    TRY_ASSIGN(const auto evidence, m_workspace->evidence(request, ring, m_clock.now()));
    return ConsentGate(m_clock, m_workspace->id(), root()).open(request, evidence);
}

void tamper(const fs::path& database, const std::string& sql)
{
    const QString name = QStringLiteral("tamper");
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(QString::fromStdString(database.string()));
        if (!connection.open())
            throw std::runtime_error("cannot open the database");
        std::vector<QString> triggers;
        QSqlQuery query(connection);
        query.exec(QStringLiteral("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"));
        std::vector<QString> names;
        while (query.next()) {
            names.push_back(query.value(0).toString());
            triggers.push_back(query.value(1).toString());
        }
        query.finish();
        for (const QString& trigger : names)
            query.exec(QStringLiteral("DROP TRIGGER ") + trigger);
        for (const QString& statement : QString::fromStdString(sql).split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
            if (!query.exec(statement))
                throw std::runtime_error(query.lastError().text().toStdString() + " in " + statement.toStdString());
        }
        for (const QString& trigger : triggers)
            query.exec(trigger);
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace consentry::testing
