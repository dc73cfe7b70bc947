#include "widgets/parts/plain_markdown.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <vector>

namespace consentry::widgets {
namespace {

struct Piece {
    int begin;
    int end;
    QTextCharFormat format;
};

std::vector<Piece> piecesOf(const QTextDocument& document)
{
    std::vector<Piece> pieces;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            pieces.push_back({fragment.position(), fragment.position() + fragment.length(), fragment.charFormat()});
        }
    }
    return pieces;
}

} // namespace

void setPlainMarkdown(QTextDocument& document, const QString& markdown)
{
    document.setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectCommonMark)
                                       | QTextDocument::MarkdownNoHTML);
    const std::vector<Piece> pieces = piecesOf(document);
    QTextCursor cursor(&document);
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) { // from the end: positions before stay
        cursor.setPosition(piece->begin);
        cursor.setPosition(piece->end, QTextCursor::KeepAnchor);
        if (piece->format.isImageFormat()) {
            cursor.removeSelectedText();
        } else if (piece->format.isAnchor()) {
            QTextCharFormat plain = piece->format;
            for (const int property :
                 {QTextFormat::IsAnchor, QTextFormat::AnchorHref, QTextFormat::AnchorName, QTextFormat::ForegroundBrush,
                  QTextFormat::TextUnderlineStyle, QTextFormat::TextToolTip})
                plain.clearProperty(property);
            plain.setFontUnderline(false);
            cursor.setCharFormat(plain);
        }
    }
}

} // namespace consentry::widgets
