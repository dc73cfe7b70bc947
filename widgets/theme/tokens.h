#pragma once

#include <QColor>

#include <array>

namespace consentry::widgets {

enum class Scheme { Dark, Light, HighContrast };

/// What a colour means. Widgets name tokens, never colours.
enum class Token {
    Background,  ///< behind everything, and around the picture
    Surface,     ///< panels and bars
    Raised,      ///< cards, menus, pressed and hovered controls
    Line,        ///< quiet separators that only help the eye
    ControlLine, ///< outlines that mean something: fields, check boxes, lanes
    Text,
    TextMuted,
    Accent,    ///< focus, selection, the one main button
    OnAccent,  ///< text on the accent
    Selection, ///< background of selected rows
    Consented,
    PublicBasis,
    Expiring,
    Denied,
    Track1, ///< to tell tracks apart, and classes; kTrackTokens of them, in the order of annotation::ClassColour
    Track2,
    Track3,
    Track4,
    Track5,
    Track6,
};

inline constexpr int kTrackTokens = 6;

struct TokenRow {
    Token token;
    QRgb dark;
    QRgb light;
    QRgb highContrast;
};

/// Classes and tracks are Okabe–Ito colours, which the colour-blind can tell apart; rows are in the order of Token.
inline constexpr std::array kTokens{
    TokenRow{Token::Background, 0xff111418, 0xfff4f5f7, 0xff000000},
    TokenRow{Token::Surface, 0xff171b21, 0xffffffff, 0xff000000},
    TokenRow{Token::Raised, 0xff1f252d, 0xffffffff, 0xff111111},
    TokenRow{Token::Line, 0xff2a313b, 0xffd9dde3, 0xffffffff},
    TokenRow{Token::ControlLine, 0xff6a7584, 0xff7f8894, 0xffffffff},
    TokenRow{Token::Text, 0xffe7eaf0, 0xff1a1f27, 0xffffffff},
    TokenRow{Token::TextMuted, 0xff97a1b0, 0xff5a6472, 0xffdddddd},
    TokenRow{Token::Accent, 0xff4c9dff, 0xff1668d9, 0xffffff00},
    TokenRow{Token::OnAccent, 0xff0b1016, 0xffffffff, 0xff000000},
    TokenRow{Token::Selection, 0xff1c3049, 0xffe2edfc, 0xff333300},
    TokenRow{Token::Consented, 0xff2fb8a6, 0xff0c7568, 0xff5fe8d6},
    TokenRow{Token::PublicBasis, 0xff9d8cff, 0xff6a55d9, 0xffc3b8ff},
    TokenRow{Token::Expiring, 0xfff0b429, 0xff8f5a00, 0xffffc940},
    TokenRow{Token::Denied, 0xffff6b6b, 0xffc92a2a, 0xffff8a8a},
    TokenRow{Token::Track1, 0xffe69f00, 0xffb97700, 0xffe69f00},
    TokenRow{Token::Track2, 0xff56b4e9, 0xff0072b2, 0xff56b4e9},
    TokenRow{Token::Track3, 0xff00a97d, 0xff00785a, 0xff00c896},
    TokenRow{Token::Track4, 0xfff0e442, 0xff7d7400, 0xfff0e442},
    TokenRow{Token::Track5, 0xffcc79a7, 0xffa3507e, 0xffe79cc6},
    TokenRow{Token::Track6, 0xffff7a33, 0xffb84a00, 0xffff8f52},
};

/// WCAG 2.2 contrast ratio, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

/// The 4 px grid, and the sizes that people's hands and eyes know. Device-independent pixels.
namespace space {
inline constexpr int kTight = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 12;
inline constexpr int kLarge = 16;
inline constexpr int kHuge = 24;
} // namespace space

namespace extent {
inline constexpr int kControl = 28;
inline constexpr int kHitTarget = 24;
inline constexpr int kTopBar = 44;
inline constexpr int kBanner = 26;
inline constexpr int kTrustBar = 32;
inline constexpr int kTransport = 36;
inline constexpr int kModeLine = 26;
inline constexpr int kLane = 22;
inline constexpr int kIconSmall = 16;
inline constexpr int kIcon = 20;
inline constexpr int kCardRadius = 6;
inline constexpr int kControlRadius = 4;
} // namespace extent

} // namespace consentry::widgets
