#pragma once

#include "widgets/theme/tokens.h"

#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

namespace consentry::widgets {

enum class FontRole { Body, Secondary, Strong, Heading, Title };

/// One colour scheme as a value: everything that decides how Consentry looks. GUI thread.
class Theme {
public:
    /// `textPercent`: size of all text, of what was designed.
    explicit Theme(Scheme scheme = Scheme::Dark, int textPercent = 100) : m_scheme(scheme), m_textPercent(textPercent)
    {
    }

    Scheme scheme() const { return m_scheme; }
    int textPercent() const { return m_textPercent; }
    QColor color(Token token) const;
    /// `token` at `opacity` 0 to 1.
    QColor color(Token token, double opacity) const;
    /// The colour of a track by its number; tracks that are `kTrackTokens` apart share one.
    Token trackToken(unsigned number) const;
    /// Width of box outlines and timeline lines, in pixels: wider in high contrast.
    int lineWidth() const { return m_scheme == Scheme::HighContrast ? 3 : 2; }

    /// For what is drawn over a picture, which is as dark in a light window as in a dark one.
    Theme overPicture() const { return m_scheme == Scheme::Light ? Theme(Scheme::Dark, m_textPercent) : *this; }

    QPalette palette() const;
    /// For QApplication, over the Fusion style.
    QString styleSheet() const;
    /// Inter where it is installed, else the system's font.
    QFont font(FontRole role) const;
    /// One of resources/icons by its file name, in `token`'s colour (muted when disabled); crisp at any scale.
    QIcon icon(const QString& name, Token token = Token::Text) const;

    bool operator==(const Theme&) const = default;

private:
    int pixelSize(FontRole role) const;

    Scheme m_scheme;
    int m_textPercent;
};

} // namespace consentry::widgets
