#pragma once

#include <QString>

class QTextDocument;

namespace consentry::widgets {

/// Fills `document` with headings, lists, emphasis and code of `markdown`. Markup of other kinds is shown as it was
/// typed, links as their words and images not at all: what others wrote cannot fetch anything nor lead anywhere.
void setPlainMarkdown(QTextDocument& document, const QString& markdown);

} // namespace consentry::widgets
