#pragma once

#include "base/geometry.h"
#include "widgets/canvas/image_mapping.h"
#include "widgets/theme/theme.h"

#include <QString>

#include <vector>

class QPainter;

namespace consentry::widgets {

/// A box that a program proposes for the frame that is shown. It is no label, cannot be hovered or dragged, and looks
/// it.
struct ProposedBox {
    Box box;
    Token token = Token::Track5; ///< colour of its class
    QString chip;                ///< "? 82 %"
    bool isCurrent = false;

    bool operator==(const ProposedBox&) const = default;
};

/// Dashed boxes with a question mark; the current one is thicker.
void paintProposals(QPainter& painter, const std::vector<ProposedBox>& boxes, const ImageMapping& mapping,
                    const Theme& theme);

} // namespace consentry::widgets
