#include "app/gui/crash_note.h"

#include <algorithm>

namespace consentry::app {
namespace {

QString keyOf(const ClipId& clip)
{
    return QStringLiteral("unclosed/") + QString::fromStdString(clip.text());
}

} // namespace

std::int64_t CrashNote::opened(const ClipId& clip, std::int64_t stored)
{
    const QVariant before = m_settings.value(keyOf(clip));
    m_settings.setValue(keyOf(clip), static_cast<qlonglong>(stored));
    m_settings.sync(); // a crash asks for nothing
    return before.isValid() ? std::max<std::int64_t>(0, stored - before.toLongLong()) : 0;
}

void CrashNote::closed(const ClipId& clip)
{
    m_settings.remove(keyOf(clip));
    m_settings.sync();
}

} // namespace consentry::app
