#include "widgets/parts/card.h"

#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace consentry::widgets {
namespace {

bool takesFocus(const QWidget& field)
{
    return (field.focusPolicy() & Qt::TabFocus) != 0 && field.focusProxy() == nullptr && field.isVisible()
           && field.isEnabled();
}

} // namespace

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
    QHBoxLayout* across = makeRow(0); // not an alignment: that would forget how high wrapped words are at this width
    across->addStretch(1);
    across->addWidget(frame);
    across->addStretch(1);
    QVBoxLayout* outer = makeColumn(0);
    outer->addStretch(2);
    outer->addLayout(across);
    outer->addStretch(3);
    page.setLayout(outer);
    return {frame, column};
}

void stepFocusWithin(QWidget& page, bool next)
{
    const auto after = [next](const QWidget& field) {
        return next ? field.nextInFocusChain() : field.previousInFocusChain();
    };
    const QWidget* from = QApplication::focusWidget();
    if (from == nullptr || !page.isAncestorOf(from))
        from = &page;
    for (QWidget* field = after(*from); field != from; field = after(*field)) {
        if (page.isAncestorOf(field) && takesFocus(*field))
            return field->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    }
}

} // namespace consentry::widgets
