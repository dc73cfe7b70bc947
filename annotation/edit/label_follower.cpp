#include "annotation/edit/label_follower.h"

namespace consentry::edit {

void LabelFollower::follow(AnnotationDocument& document, Selection& selection)
{
    unfollow();
    m_document = &document;
    m_selection = &selection;
}

void LabelFollower::unfollow()
{
    for (const QMetaObject::Connection& connection : m_connections)
        QObject::disconnect(connection);
    m_connections.clear();
    m_document = nullptr;
    m_selection = nullptr;
}

} // namespace consentry::edit
