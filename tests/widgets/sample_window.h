#pragma once

#include "tests/widgets/label_fixture.h"
#include "widgets/theme/appearance.h"

#include <QStandardItemModel>
#include <QWidget>

#include <memory>

namespace consentry::testing {

/// All widgets of the annotate view put together the way the application does, over invented labels and a painted
/// picture without people.
class SampleWindow final : public QWidget {
public:
    explicit SampleWindow(const widgets::Appearance& appearance);
    ~SampleWindow() override;

    enum class State { Open, Expiring, Closed };
    void setState(State state);

private:
    struct Parts;
    void fillLabels();
    void fillQueue();

    LabelFixture m_labels{{}, 795};
    QStandardItemModel m_queue;
    std::unique_ptr<Parts> m_parts;
};

} // namespace consentry::testing
