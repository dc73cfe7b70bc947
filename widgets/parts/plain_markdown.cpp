#include "widgets/parts/plain_markdown.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextDocumentFragment>

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

/// Takes away all that a document would fetch, or that leads out of it.
void makePlain(QTextDocument& document)
{
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

} // namespace

/// Read apart: a document that was shown before lays out what it is given at once, and reads the file of each picture.
void setPlainMarkdown(QTextDocument& document, const QString& markdown)
{
    QTextDocument apart;
    apart.setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectCommonMark)
                                    | QTextDocument::MarkdownNoHTML);
    makePlain(apart);
    document.clear();
    QTextCursor(&document).insertFragment(QTextDocumentFragment(&apart));
}

} // namespace consentry::widgets
