#include "widgets/parts/card.h"

#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QFrame>
#include <QVBoxLayout>

namespace consentry::widgets {

Card makeCentredCard(QWidget& page, int width)
{
    page.setProperty("background", true);
    page.setAttribute(Qt::WA_StyledBackground);
    auto* frame = new QFrame(&page);
    frame->setProperty("role", QStringLiteral("card"));
    frame->setFixedWidth(width);
    QVBoxLayout* column = makeColumn(space::kSmall);
    column->setContentsMargins(space::kHuge, space::kHuge, space::kHuge, space::kHuge);
    frame->setLayout(column);
    QVBoxLayout* outer = makeColumn(0);
    outer->addStretch(2);
    outer->addWidget(frame, 0, Qt::AlignHCenter);
    outer->addStretch(3);
    page.setLayout(outer);
    return {frame, column};
}

} // namespace consentry::widgets
