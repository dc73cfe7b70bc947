#include "crypto/age_file.h"

#include "crypto/age_stream.h"

#include <algorithm>

namespace consentry::crypto {
namespace {

Result<void> checkSmall(std::uint64_t size)
{
    if (size > kMaxSmallFile)
        return makeError(Errc::TooLarge, "age file", std::to_string(kMaxSmallFile));
    return {};
}

Result<Bytes> seal(ByteView plain, const FileKey& fileKey, const Bytes& header)
{
    MemorySink sink;
    TRY_ASSIGN(const std::unique_ptr<AgeWriter> writer, AgeWriter::create(sink, fileKey, header));
    TRY_VOID(writer->write(plain));
    TRY_VOID(writer->finish());
    return sink.take();
}

Result<SecretBytes> open(ByteView sealed, const FileKey& fileKey)
{
    constexpr int cachedChunks = 1;
    TRY_ASSIGN(const std::unique_ptr<AgeReader> reader,
               AgeReader::open(std::make_shared<MemorySource>(sealed), fileKey, {{}, cachedChunks}));
    TRY_VOID(checkSmall(reader->size()));
    TRY_ASSIGN(SecretBytes plain, SecretBytes::create(reader->size()));
    TRY_VOID(readExactly(*reader, 0, plain.span(), "age file"));
    return plain;
}

} // namespace

Result<Bytes> sealBytes(ByteView plain, std::span<const Recipient> recipients)
{
    TRY_VOID(checkSmall(plain.size()));
    TRY_ASSIGN(const FileKey fileKey, FileKey::generate());
    TRY_ASSIGN(const Bytes header, makeHeader(fileKey, recipients));
    return seal(plain, fileKey, header);
}

Result<Bytes> sealBytes(ByteView plain, const SecretBytes& passphrase, int logN)
{
    TRY_VOID(checkSmall(plain.size()));
    TRY_ASSIGN(const FileKey fileKey, FileKey::generate());
    TRY_ASSIGN(const Bytes header, makePassphraseHeader(fileKey, passphrase, logN));
    return seal(plain, fileKey, header);
}

Result<SecretBytes> openBytes(ByteView sealed, const AgeIdentity& identity)
{
    TRY_ASSIGN(const AgeHeader header, AgeHeader::parse(sealed));
    TRY_ASSIGN(const FileKey fileKey, unwrap(header, identity));
    return open(sealed, fileKey);
}

Result<SecretBytes> openBytes(ByteView sealed, const SecretBytes& passphrase)
{
    TRY_ASSIGN(const AgeHeader header, AgeHeader::parse(sealed));
    TRY_ASSIGN(const FileKey fileKey, unwrap(header, passphrase));
    return open(sealed, fileKey);
}

Result<Bytes> sealKeyFile(const AgeIdentity& key, std::span<const Recipient> recipients)
{
    TRY_ASSIGN(const SecretBytes text, key.text());
    TRY_ASSIGN(SecretBytes line, SecretBytes::create(text.size() + 1));
    std::copy(text.view().begin(), text.view().end(), line.span().begin());
    line.span().back() = '\n';
    return sealBytes(line.view(), recipients);
}

Result<AgeIdentity> openKeyFile(ByteView sealed, const AgeIdentity& identity)
{
    TRY_ASSIGN(const SecretBytes plain, openBytes(sealed, identity));
    std::string_view line = textOf(plain.view());
    if (!line.ends_with('\n'))
        return makeError(Errc::BadIdentityFile, "not one line");
    line.remove_suffix(1);
    auto key = AgeIdentity::fromText(line);
    if (!key)
        return makeError(Errc::BadIdentityFile, "no age identity");
    return key;
}

} // namespace consentry::crypto
