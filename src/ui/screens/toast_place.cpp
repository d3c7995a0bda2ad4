#include "ui/screens/toast_place.hpp"

#include <utility>

#include "i18n/messages.hpp"
#include "ui/id.hpp"
#include "ui/widgets/toast.hpp"

namespace tratt::ui {

void ToastPlace::show(Toast toast) {
    toast_ = std::move(toast);
    is_shown_ = true;
    ++number_;
}

void ToastPlace::close_refusal() {
    if (is_shown_ && toast_.kind == ToastKind::refusal) is_shown_ = false;
}

void ToastPlace::draw(ImGuiID id, Context& context, const Box& page) {
    if (!is_shown_) return;
    ToastMessage message;
    message.title = toast_.title;
    message.reason = toast_.reason;
    message.is_refusal = toast_.kind == ToastKind::refusal;
    message.icon = message.is_refusal ? Icon::lock : Icon::none;
    std::size_t links_from = 0;  // the link that the second button stands for
    if (toast_.offers_undo) {
        message.action = i18n::text(i18n::Msg::undo);
    } else if (!toast_.links.empty()) {
        message.action = toast_.links[links_from++].label;
    }
    if (links_from < toast_.links.size()) message.second_action = toast_.links[links_from].label;
    switch (toast(make_id(id, number_), page, message)) {
        case ToastAnswer::none: return;
        case ToastAnswer::action:
            if (toast_.offers_undo) {
                context.actions.undo();
            } else {
                context.actions.navigate(toast_.links.front().place);
            }
            break;
        case ToastAnswer::second_action: context.actions.navigate(toast_.links[links_from].place); break;
        case ToastAnswer::closed: break;
    }
    is_shown_ = false;
}

}  // namespace tratt::ui
