#include "storage/object_rows.h"

#include <algorithm>

namespace consentry::storage {
namespace {

class Facts {
public:
    Facts& clip(ClipId id)
    {
        if (!id.isNull())
            m_facts.clip = id;
        return *this;
    }
    Facts& person(crypto::KeyId id)
    {
        m_facts.person = std::move(id);
        return *this;
    }
    Facts& action(std::string text)
    {
        m_facts.action = std::move(text);
        return *this;
    }
    Facts& ref(std::string_view field, ObjectId id)
    {
        if (!id.isNull())
            m_facts.refs.emplace(field, id);
        return *this;
    }
    Facts& refs(std::string_view field, const std::vector<ObjectId>& ids)
    {
        for (const ObjectId id : ids)
            ref(field, id);
        return *this;
    }
    RowFacts done() { return std::move(m_facts); }

private:
    RowFacts m_facts;
};

} // namespace

bool RowFacts::refersTo(ObjectId id) const
{
    return std::any_of(refs.begin(), refs.end(), [id](const auto& ref) { return ref.second == id; });
}

RowFacts rowFacts(const consent::Workspace&)
{
    return {};
}

RowFacts rowFacts(const consent::RoleCertificate& body)
{
    return Facts().person(body.key.id()).done();
}

RowFacts rowFacts(const consent::ConsentRecord& body)
{
    return Facts().ref("supersedes", body.supersedes).done();
}

RowFacts rowFacts(const consent::ClipManifest& body)
{
    return Facts()
        .clip(body.clip)
        .ref("consent", body.consent)
        .ref("supersedes", body.supersedes)
        .ref("request", body.request)
        .refs("mask", body.masks)
        .done();
}

RowFacts rowFacts(const consent::Grant& body)
{
    return Facts()
        .clip(body.clip)
        .person(body.grantee)
        .ref("consent", body.consent)
        .ref("parent", body.parent)
        .ref("request", body.request)
        .done();
}

RowFacts rowFacts(const consent::Status& body)
{
    return Facts().refs("added", body.addedEnded).done();
}

RowFacts rowFacts(const consent::Hold& body)
{
    return Facts().clip(body.clip).done();
}

RowFacts rowFacts(const consent::Release& body)
{
    return Facts().clip(body.clip).ref("hold", body.hold).done();
}

RowFacts rowFacts(const consent::Policy& body)
{
    return Facts().ref("supersedes", body.supersedes).done();
}

RowFacts rowFacts(const consent::Withdrawal& body)
{
    return Facts().ref("consent", body.consent).done();
}

RowFacts rowFacts(const consent::Submission& body)
{
    return Facts().clip(body.clip).ref("grant", body.grant).refs("part", body.parts).done();
}

RowFacts rowFacts(const consent::Return& body)
{
    return Facts().clip(body.clip).ref("submission", body.submission).done();
}

RowFacts rowFacts(const consent::Acceptance& body)
{
    return Facts().clip(body.clip).ref("submission", body.submission).done();
}

RowFacts rowFacts(const consent::Reopen& body)
{
    return Facts().clip(body.clip).ref("acceptance", body.acceptance).done();
}

RowFacts rowFacts(const consent::AuditEvent& body)
{
    return Facts().clip(body.clip).action(body.action).refs("object", body.objects).done();
}

RowFacts rowFacts(const consent::ExportManifest&)
{
    return {}; // it is found by the events of its clips
}

RowFacts rowFacts(const consent::BlurRegion& body)
{
    return Facts().clip(body.clip).ref("supersedes", body.supersedes).done();
}

RowFacts rowFacts(const consent::UnblurRequest& body)
{
    return Facts().clip(body.clip).ref("grant", body.grant).done();
}

RowFacts rowFacts(const consent::UnblurApproval& body)
{
    return Facts().clip(body.clip).ref("request", body.request).done();
}

RowFacts rowFacts(const consent::UnblurRefusal& body)
{
    return Facts().clip(body.clip).ref("request", body.request).done();
}

RowFacts rowFacts(const consent::CameraMask&)
{
    return {};
}

RowFacts rowFacts(const consent::LabelSetVersion& body)
{
    return Facts().ref("supersedes", body.supersedes).done();
}

RowFacts rowFacts(const consent::Segmentation& body)
{
    return Facts().clip(body.clip).done();
}

RowFacts rowFacts(const consent::SegmentHandIn& body)
{
    return Facts().clip(body.clip).ref("segments", body.segmentation).ref("grant", body.grant).done();
}

Result<LogRow> readLogRow(const Statement& statement)
{
    LogRow row;
    row.index = static_cast<std::uint64_t>(statement.integer(0));
    TRY_ASSIGN(row.id, statement.id<ObjectId>(1));
    row.type = statement.text(2);
    row.token = statement.text(3);
    row.salt = statement.blob(4);
    TRY_ASSIGN(row.leaf, statement.digest(5));
    return row;
}

Result<void> checkLeaf(const LogRow& row)
{
    if (entryLeaf(row.salt, row.token) == row.leaf)
        return {};
    const std::string entry = "entry " + std::to_string(row.index);
    return makeError(Errc::LogBroken, entry + ", " + row.type + " " + row.id.text() + ", was altered");
}

Result<void> checkPlace(const consent::ObjectHeader& header, const LogRow& row)
{
    if (header.id != row.id)
        return makeError(Errc::LogBroken, "entry " + std::to_string(row.index) + " has another id");
    if (header.log.size != row.index)
        return makeError(Errc::LogBroken, "entry " + std::to_string(row.index) + " belongs elsewhere");
    return {};
}

} // namespace consentry::storage
