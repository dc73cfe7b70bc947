#include "consent/signed_object.h"
#include "consent/status.h"
#include "dataset/label_set_verifier.h"
#include "dataset/label_set.h"
#include "tests/fuzz/fuzz.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <set>

using namespace consentry;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::string_view kSign = "sign\n";

/// A folder in memory where there is one, which goes with the program.
class Folder {
public:
    Folder()
    {
        std::string name = fs::exists("/dev/shm") ? "/dev/shm/fuzz-XXXXXX" : fs::temp_directory_path() / "fuzz-XXXXXX";
        fuzz::require(mkdtemp(name.data()) != nullptr, "a folder can be made");
        m_path = name;
    }
    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

consent::SigningContext context()
{
    return {fuzz::rootKey(), fuzz::workspaceId(), Timestamp(std::chrono::hours(1)), {}};
}

/// The consents that a body names, as the exporter's program would count them.
std::set<ObjectId> consentsOf(const Json& body)
{
    std::set<ObjectId> consents;
    if (!body.contains("clips") || !body["clips"].is_array())
        return consents;
    for (const Json& clip : body["clips"]) {
        if (!clip.is_object() || !clip.contains("consent") || !clip["consent"].is_string())
            continue;
        if (const auto id = ObjectId::fromText(clip["consent"].get<std::string>()); id)
            consents.insert(*id);
    }
    return consents;
}

/// A manifest whose body an exporter has signed, whatever it says. Nothing when it is no JSON.
std::optional<std::string> signedManifest(std::string_view text)
{
    const Json body = Json::parse(text, nullptr, false);
    if (!body.is_object())
        return std::nullopt;
    const auto dump = [](const Json& json, int indent) {
        return json.dump(indent, ' ', false, Json::error_handler_t::replace);
    };
    const consent::Workspace workspace{fuzz::rootKey().verifyKey(), fuzz::ageKey().recipient(), false};
    const consent::RoleCertificate exporter{
        "Emil", fuzz::rootKey().verifyKey(), fuzz::ageKey().recipient(), {consent::Role::Exporter}};
    const auto consents = consentsOf(body);
    const consent::ExportManifest manifest{.dataset = "cats",
                                           .recipient = "team",
                                           .date = context().now,
                                           .expires = std::nullopt,
                                           .bodyHash = crypto::sha256(bytesOf(dump(body, -1))),
                                           .consentCount = std::max<std::size_t>(1, consents.size()),
                                           .consentRoot = consent::listRoot(consents)};
    const Json proof{{"workspace", consent::signObject(workspace, context()).value().token},
                     {"certificates", {consent::signObject(exporter, context()).value().token}},
                     {"token", consent::signObject(manifest, context()).value().token}};
    return dump(Json{{"body", body}, {"proof", proof}}, 2) + "\n";
}

} // namespace

/// Any bytes as the manifest of a label set; after "sign" as the body of one, signed by an exporter.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::prepare();
    static const Folder folder;
    std::string text(textOf(ByteView(data, size)));
    if (text.starts_with(kSign)) {
        auto manifest = signedManifest(std::string_view(text).substr(kSign.size()));
        if (!manifest)
            return 0;
        text = std::move(*manifest);
    }
    const fs::path path = folder.path() / dataset::kManifestName;
    fuzz::require(writeFile(path, bytesOf(text), AtomicFile::IfExists::Replace).ok(), "the manifest is written");
    const auto report = dataset::verifyLabelSet(folder.path(), fuzz::rootKey().verifyKey().id());
    fuzz::require(report.ok(), "a verifier reports, whatever it reads");
    fuzz::require(!report->ok() || report->pinned, "a label set that is good names its root");
    return 0;
}
