#include "dataset/label_set_verifier.h"

#include "consent/status.h"
#include "dataset/label_set.h"

#include <nlohmann/json.hpp>

#include <set>

namespace consentry::dataset {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kMaxManifestDepth = 8;
constexpr std::size_t kMaxCertificates = 256; ///< a chain has a handful; sorting them out takes the square of it

void add(VerifyReport& report, Errc code, std::string object, std::string message)
{
    report.problems.push_back({std::string(errorCodeText(code)), std::move(object), std::move(message)});
}

std::optional<std::string> text(const Json& json, const char* field)
{
    const auto found = json.find(field);
    return found != json.end() && found->is_string() ? std::optional(found->get<std::string>()) : std::nullopt;
}

bool hasObject(const Json& json, const char* field)
{
    const auto found = json.find(field);
    return found != json.end() && found->is_object();
}

/// Parses and demands the one form that we write, which leaves no room for repeated keys. What is nested deeper than
/// that form is cut off while it is read, for a program without end would be needed to walk through it.
std::optional<Json> parseCanonical(ByteView bytes)
{
    const auto isShallow = [](int depth, Json::parse_event_t, Json&) { return depth <= kMaxManifestDepth; };
    Json document = Json::parse(bytes.begin(), bytes.end(), isShallow, false);
    if (!document.is_object() || !hasObject(document, "body") || !hasObject(document, "proof"))
        return std::nullopt;
    if (document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n" != textOf(bytes))
        return std::nullopt;
    return document;
}

/// Signature and chain. Returns nothing when the manifest cannot be trusted at all.
Result<consent::Signed<consent::ExportManifest>> verifyProof(const Json& proof, VerifyReport& report)
{
    const auto workspaceToken = text(proof, "workspace");
    const auto token = text(proof, "token");
    if (!workspaceToken || !token || !proof.contains("certificates") || !proof["certificates"].is_array())
        return makeError(Errc::BadSignedObject, "export", "the proof is incomplete");
    if (proof["certificates"].size() > kMaxCertificates)
        return makeError(Errc::BadSignedObject, "export", "too many certificates");
    std::vector<std::string> certificates;
    for (const Json& certificate : proof["certificates"]) {
        if (!certificate.is_string())
            return makeError(Errc::BadSignedObject, "export", "a certificate is no text");
        certificates.push_back(certificate.get<std::string>());
    }
    TRY_ASSIGN(const auto workspace, consent::readWorkspace(*workspaceToken));
    report.root = workspace.body.root.id().text;
    TRY_ASSIGN(const auto keys, consent::KeyRing::build(workspace.header.workspace, workspace.body.root, certificates));
    TRY_ASSIGN(auto manifest, consent::readObject<consent::ExportManifest>(*token, keys));
    if (!keys.hasRole(manifest.header.signer, consent::Role::Exporter, {}))
        return makeError(Errc::UntrustedSigner, "export");
    return manifest;
}

void checkFile(const fs::path& folder, const Json& entry, std::set<std::string>& known, VerifyReport& report)
{
    const auto path = text(entry, "path");
    const auto hash = text(entry, "sha256");
    const bool plain = path && !path->empty() && fs::path(*path).is_relative() && path->find("..") == std::string::npos;
    if (!plain || !hash)
        return add(report, Errc::BadSignedObject, "manifest", "a file entry is not valid");
    known.insert(*path);
    const auto source = FileSource::open(folder / *path);
    if (!source)
        return add(report, Errc::MissingFile, *path, "the file is missing");
    crypto::Sha256 digest;
    Bytes piece(1 << 20);
    for (std::uint64_t offset = 0; offset < (*source)->size();) {
        const auto got = (*source)->readAt(offset, piece);
        if (!got || *got == 0)
            return add(report, Errc::Io, *path, "the file cannot be read");
        digest.update(ByteView(piece).first(*got));
        offset += *got;
    }
    if (hexText(digest.finish()) != *hash)
        add(report, Errc::HashMismatch, *path, "the content is not what was signed");
}

void checkForStrangers(const fs::path& folder, const std::set<std::string>& known, VerifyReport& report)
{
    std::error_code failed;
    for (fs::recursive_directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
        const std::string path = at->path().lexically_relative(folder).generic_string();
        const bool isFolder = at->symlink_status(failed).type() == fs::file_type::directory;
        if (!isFolder && path != kManifestName && !known.contains(path))
            add(report, Errc::HashMismatch, path, "the file does not belong to the label set");
    }
    if (failed)
        add(report, Errc::Io, "folder", "the folder cannot be read");
}

/// The consents that the clips stand on are signed on their own, so that the proof alone can be held against one.
bool namesConsents(const Json& clips, const consent::ExportManifest& manifest)
{
    std::set<ObjectId> consents;
    for (const Json& clip : clips) {
        const auto id = ObjectId::fromText(text(clip, "consent").value_or(""));
        if (!id)
            return false;
        consents.insert(*id);
    }
    return consents.size() == manifest.consentCount && consent::listRoot(consents) == manifest.consentRoot;
}

void checkBody(const fs::path& folder, const Json& body, const consent::ExportManifest& manifest, VerifyReport& report)
{
    if (crypto::sha256(bytesOf(body.dump(-1, ' ', false, Json::error_handler_t::replace))) != manifest.bodyHash)
        return add(report, Errc::HashMismatch, "manifest", "the manifest is not what was signed");
    report.dataset = manifest.dataset;
    const Json clips = body.value("clips", Json::array());
    report.clips = clips.size();
    if (!namesConsents(clips, manifest))
        add(report, Errc::HashMismatch, "manifest", "the list of consents is not what was signed");
    std::set<std::string> known;
    for (const Json& entry : body.value("files", Json::array()))
        checkFile(folder, entry, known, report);
    checkForStrangers(folder, known, report);
}

} // namespace

Result<VerifyReport> verifyLabelSet(const fs::path& folder, const std::optional<crypto::KeyId>& expectedRoot)
{
    TRY_ASSIGN(const Bytes bytes, readFile(folder / kManifestName, kMaxManifestBytes));
    VerifyReport report;
    const auto document = parseCanonical(bytes);
    if (!document) {
        add(report, Errc::BadSignedObject, "manifest", "the manifest is not in the form that Consentry writes");
        return report;
    }
    const auto manifest = verifyProof((*document)["proof"], report);
    if (!manifest) {
        std::string message(errorCodeText(manifest.error().code));
        for (const std::string& argument : manifest.error().args)
            message += " " + argument;
        add(report, manifest.error().code, "manifest", message);
        return report;
    }
    if (expectedRoot && expectedRoot->text != report.root)
        add(report, Errc::OtherRoot, "manifest", "the label set names another root");
    report.pinned = expectedRoot && expectedRoot->text == report.root;
    checkBody(folder, (*document)["body"], manifest->body, report);
    return report;
}

} // namespace consentry::dataset
