#include "annotation/formats/coco_json.h"
#include "annotation/formats/labels_json.h"
#include "consent/status.h"
#include "crypto/age_recipients.h"
#include "crypto/identity_text.h"
#include "crypto/paseto.h"
#include "crypto/signed_note.h"
#include "media/foreign/worker_protocol.h"
#include "media/matroska_writer.h"
#include "tests/annotation/label_maker.h"
#include "tests/consent/sample_bodies.h"
#include "tests/fuzz/fuzz.h"

#include <cstdio>

using namespace consentry;

namespace {

/// Puts examples where their target looks for them.
class Corpus {
public:
    explicit Corpus(fs::path folder) : m_folder(std::move(folder)) {}

    void add(const char* target, const std::string& name, ByteView bytes) const
    {
        fs::create_directories(m_folder / target);
        const auto written = writeFile(m_folder / target / name, bytes, AtomicFile::IfExists::Replace);
        fuzz::require(written.ok(), "an example is written");
    }
    void add(const char* target, const std::string& name, const std::string& text) const
    {
        add(target, name, bytesOf(text));
    }

private:
    fs::path m_folder;
};

template<class Body>
std::string payloadOf(const Body& body, const crypto::SigningKey& key)
{
    const auto object = consent::signObject(body, {key, fuzz::workspaceId(), Timestamp(std::chrono::hours(1)), {}});
    const auto type = consent::objectType<Body>();
    return std::string(textOf(crypto::verifyToken(object.value().token, type, key.verifyKey()).value()));
}

void addAge(const Corpus& corpus)
{
    const std::vector<crypto::Recipient> one{fuzz::ageKey().recipient()};
    const std::vector<crypto::Recipient> two{crypto::AgeIdentity::generate()->recipient(), one[0]};
    corpus.add("age_header", "one_recipient", crypto::makeHeader(fuzz::fileKey(), one).value());
    corpus.add("age_header", "two_recipients", crypto::makeHeader(fuzz::fileKey(), two).value());
    const auto passphrase = crypto::SecretBytes::copyOf(bytesOf("password"));
    corpus.add("age_header", "passphrase", crypto::makePassphraseHeader(fuzz::fileKey(), *passphrase, 10).value());
}

void addPeople(const Corpus& corpus)
{
    const auto ageKey = [] {
        const auto text = fuzz::ageKey().text();
        return crypto::AgeIdentity::fromText(textOf(text.value().view())).value();
    };
    const auto signingKey = [] {
        const auto text = fuzz::rootKey().paserk();
        return crypto::SigningKey::fromPaserk(textOf(text.value().view())).value();
    };
    auto identity = crypto::Identity::fromParts("Rita Root", ageKey(), signingKey());
    corpus.add("card", "card", crypto::cardText(*identity));
    corpus.add("card", "key_id", identity->keyId().text);
    corpus.add("card", "verify_key", identity->signingKey().verifyKey().paserk());
    corpus.add("card", "recipient", identity->ageIdentity().recipient().text());
    corpus.add("identity_text", "no_pin", crypto::identityText(*identity).value().view());
    fuzz::require(identity->pin({fuzz::workspaceId(), fuzz::memberKey().verifyKey()}).ok(), "a workspace is pinned");
    fuzz::require(identity->pin({WorkspaceId::random(), fuzz::rootKey().verifyKey()}).ok(), "another is pinned");
    corpus.add("identity_text", "two_pins", crypto::identityText(*identity).value().view());
}

void addObjects(const Corpus& corpus)
{
    const testing::ConsentFixture fixture;
#define X(Body, name)                                                                                                  \
    corpus.add("signed_object", name,                                                                                  \
               name "\n" + payloadOf(testing::sampleBody<consent::Body>(fixture), fuzz::rootKey()));
    CONSENTRY_SIGNED_OBJECTS(X)
#undef X
    const consent::Workspace workspace{fuzz::rootKey().verifyKey(), fuzz::ageKey().recipient(), false};
    const consent::RoleCertificate role{
        "Lena", fuzz::memberKey().verifyKey(), fuzz::ageKey().recipient(), {consent::Role::Lead}};
    corpus.add("invite", "invite",
               "consentry/invite/v1\nworkspace " + payloadOf(workspace, fuzz::rootKey()) + "\nrole by root "
                   + payloadOf(role, fuzz::rootKey()) + "\n");
}

/// A custodian's step, and a hold that somebody else adds to it.
void addStatus(const Corpus& corpus)
{
    const Timestamp now = fromRfc3339("2026-11-22T09:00:00Z").value();
    const consent::StatusLists lists{{ObjectId::random()}, {}, {}};
    const consent::Status first = consent::nextStatus(std::nullopt, lists, now);
    const std::string step = payloadOf(first, fuzz::rootKey());
    const std::string token = crypto::signToken("status", step, fuzz::rootKey());
    const std::string rows = "ended " + lists.ended.begin()->text() + "\n";
    corpus.add("status", "one_step", "step root " + step + "\n" + rows);
    const consent::VerifiedStatus before{{1, 1, crypto::sha256(bytesOf(token))}, now, lists};
    consent::StatusLists more = lists;
    more.held.insert(ClipId::random());
    const std::string second = payloadOf(consent::nextStatus(before, more, now), fuzz::memberKey());
    corpus.add("status", "a_hold",
               "step lead " + second + "\nstep root " + step + "\n" + rows + "held " + more.held.begin()->text() + "\n");
}

void addTokens(const Corpus& corpus)
{
    const std::string payload = R"({"data":"this is a signed message","exp":"2022-01-01T00:00:00+00:00"})";
    corpus.add("paseto", "token", crypto::signToken("grant", payload, fuzz::rootKey()));
    corpus.add("paseto", "footer", crypto::signV4Public({payload, R"({"kid":"zVhMiPBP9fRf2snEcT7gFTioeA9COcNy"})", ""},
                                                        fuzz::rootKey()));
    corpus.add("paseto", "parts", "consentry/grant/v1\n{\"kid\":\"x\"}\n" + payload);
    const std::string checkpoint = crypto::checkpointText({"consentry/log", 20852163, crypto::sha256({})});
    corpus.add("note", "checkpoint", checkpoint);
    corpus.add("note", "note", crypto::signNote(checkpoint, "consentry/log", fuzz::rootKey()));
    corpus.add("note", "two_signers",
               crypto::signNote(checkpoint, "consentry/log", fuzz::rootKey())
                   + crypto::noteSignatureLine(checkpoint, "witness", fuzz::memberKey()));
}

FrameTable frameTable(int frames)
{
    std::vector<FrameEntry> entries;
    for (int i = 0; i < frames; ++i)
        entries.push_back({.pts = i * 3000, .sourceFrame = i, .keyFrame = i % 10 == 0, .position = 600U + 40U * unsigned(i)});
    return {{.width = 640, .height = 360, .codedWidth = 640, .codedHeight = 360, .timeBase = {1, 90000}, .frameRate = {30, 1}},
            std::move(entries)};
}

void addLabels(const Corpus& corpus)
{
    const FrameTable frames = frameTable(static_cast<int>(testing::kFacts.frames));
    corpus.add("frame_table", "forty_frames", frames.encode());
    corpus.add("frame_table", "one_frame", frameTable(1).encode());
    const annotation::LabelSet labelSet = annotation::defaultLabelSet();
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        std::mt19937_64 random(seed);
        const annotation::AnnotationSet labels = testing::randomLabels(random);
        corpus.add("labels", "labels_" + std::to_string(seed), annotation::writeLabels(labels));
        MemorySink sink;
        const std::vector<annotation::CocoClip> clips{{std::string(32, 'a'), &frames, &labels}};
        fuzz::require(annotation::writeCoco(sink, clips, {labelSet, "", "1", "2026-01-31"}).ok(), "COCO is written");
        if (sink.bytes().size() < 40'000)
            corpus.add("coco", "export_" + std::to_string(seed), sink.bytes());
        annotation::Change change = annotation::replacement(testing::randomTrack(random, {7}));
        change.tracks[{9}] = std::nullopt;
        change.clipTags = labels.clipTags;
        corpus.add("labels", "change_" + std::to_string(seed), annotation::writeChange(change));
    }
}

Bytes littleEndian(std::uint64_t value)
{
    Bytes bytes;
    for (int shift = 0; shift < 64; shift += 8)
        bytes.push_back(static_cast<std::uint8_t>(value >> shift));
    return bytes;
}

void addMedia(const Corpus& corpus)
{
    MemorySink sink;
    media::MatroskaWriter writer(sink);
    bool good = writer.writeHeader({.format = frameTable(1).format(), .configuration = Bytes(40, 1), .duration = MediaTime(1)}).ok();
    for (int i = 0; i < 6; ++i)
        good = good && writer.addFrame(33 * i, i % 3 == 0, Bytes(20, std::uint8_t(i))).ok();
    fuzz::require(good && writer.finish().ok(), "a rendition is written");
    for (const std::size_t frame : {0U, 5U}) {
        Bytes input = littleEndian(writer.positions()[frame]);
        input.insert(input.end(), sink.bytes().begin(), sink.bytes().end());
        corpus.add("matroska", "frame_" + std::to_string(frame), input);
    }
    using namespace media::protocol;
    const FromWorker fromWorker[] = {Hello{}, ReadRequest{0, 65536}, Info{{.width = 640, .height = 360}},
                                     FrameReady{1, 2, 3000}, End{6, 0},
                                     Failed{FailureKind::Damaged, ShortText("picture"), ShortText("")}};
    const ToWorker toWorker[] = {Start{1000}, Data{20, false}, Ring{4, 345600}, Release{1}};
    for (const FromWorker& message : fromWorker)
        corpus.add("worker_message", "from_" + std::to_string(message.index()), encode(message));
    for (const ToWorker& message : toWorker)
        corpus.add("worker_message", "to_" + std::to_string(message.index()), encode(message));
}

} // namespace

/// `fuzz_seeds FOLDER`: a real example of everything that the targets read.
int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    fuzz::prepare();
    const Corpus corpus(argv[1]);
    addAge(corpus);
    addPeople(corpus);
    addObjects(corpus);
    addStatus(corpus);
    addTokens(corpus);
    addLabels(corpus);
    addMedia(corpus);
    return 0;
}
