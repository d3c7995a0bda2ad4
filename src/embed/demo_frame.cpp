// What stands around the view of a demo, and its frame.
#include <algorithm>
#include <cmath>

#include "embed/demo.hpp"
#include "i18n/messages.hpp"
#include "ui/commands.hpp"
#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"

namespace tratt::embed {

using i18n::Msg;
using ui::Box;
using ui::make_id;
namespace size = ui::size;

namespace {

constexpr ImGuiID demo_id = make_id("demo");
constexpr float mark_size = 20, pill_height = 24, pill_padding = 10;
constexpr float roomy_from = 520;  // what is said about saving has room in the head

float saving_width() {
    return pill_padding * 2 + size::icon_small + size::space_1 + ui::text_width(i18n::text(Msg::embed_nothing_saved));
}

void draw_saving(Box box) {
    box = ui::centred_vertically({box.x, box.y, std::min(saving_width(), box.width), box.height}, pill_height);
    ui::fill(box, ui::colours().warn_soft, ui::radius::pill);
    Box rest = ui::inset(box, pill_padding, 0);
    ui::icon(ui::centred_vertically(ui::take_left(rest, size::icon_small, size::space_1), size::icon_small),
             ui::Icon::info, ui::colours().warn_text);
    rest.width += pill_padding / 2;
    ui::text(make_id(demo_id, "saving"), rest, i18n::text(Msg::embed_nothing_saved),
             {.colour = ui::colours().warn_text});
}

}  // namespace

ui::Look Demo::look_now() const {
    ui::Look look;
    look.theme = wishes_.is_dark ? ui::Theme::dark : ui::Theme::light;
    if (media_.has_forced_colours) {
        using ui::rgb;
        const platform::SystemColours& system = media_.system_colours;
        look.theme = ui::Theme::forced;
        look.system = {rgb(system.canvas),      rgb(system.canvas_text), rgb(system.button_face),
                       rgb(system.button_text), rgb(system.highlight),   rgb(system.highlight_text),
                       rgb(system.gray_text),   rgb(system.link_text)};
    }
    look.width = media_.width;
    look.height = media_.height;
    look.pixel_ratio = media_.pixel_ratio;
    look.is_coarse_pointer = media_.is_coarse_pointer;
    look.reduces_motion = media_.prefers_reduced_motion;
    look.seconds = static_cast<double>(device_.clock.now() - started_at_) / 1000;
    return look;
}

ui::Environment Demo::environment_now() const {
    ui::Environment environment;
    environment.width = media_.width;
    environment.height = media_.height;
    environment.is_coarse_pointer = media_.is_coarse_pointer;
    environment.prefers_reduced_motion = media_.prefers_reduced_motion;
    environment.is_dark = wishes_.is_dark;
    environment.has_forced_colours = media_.has_forced_colours;
    const core::Moment moment = data_.moment();
    environment.now = moment.now;
    environment.time_zone = moment.time_zone;
    return environment;
}

void Demo::frame() {
    ui::begin_look(look_now());
    const ui::Environment environment = environment_now();
    const ui::Place no_place{.page = ui::Page::not_found};
    const ui::Place place = stops_.back().value_or(no_place);
    ui::Screen& screen = *screen_of(stops_.back());
    ui::Context context{.database = data_.database(),
                        .queries = data_.queries(),
                        .actions = *this,
                        .place = place,
                        .environment = environment,
                        .language = i18n::language(),
                        .theme = ui::ThemeChoice::system,
                        .has_unsaved = screen.has_unsaved(),
                        .save_state = ui::SaveState::memory_only,
                        .save_reason = {},
                        .last_outcome = aftermath_.outcome(),
                        .app = nullptr};
    ui::begin_page(media_.width, media_.height);
    const Box window{0, 0, media_.width, media_.height};
    ui::fill(window, ui::colours().bg_surface);
    ui::begin_group(make_id(demo_id, "main"), ui::ax::Role::main, title(), window);
    const Box page = draw_head(context, window);
    screen.draw(context, page);
    ui::ax::end();
    const float hidden = ui::hidden_height();
    ui::end_page();
    screen.draw_over(context);
    aftermath_.draw(context);
    toast_.draw(make_id(demo_id, "toast"), context, page);
    if (!ui::is_dialog_open()) {
        if (ui::shortcut(ui::spec_of(ui::Command::undo).chord)) undo();
        if (ui::shortcut(ui::spec_of(ui::Command::redo).chord)) redo();
    }
    ui::end_look();
    tell_height(hidden);
    carry_out_actions();
}

// It grows as far as it needs and does not shrink, or the page around would move under the pointer.
void Demo::tell_height(float hidden) {
    const float wanted = std::ceil(media_.height + hidden);
    if (wanted == told_height_) return;
    told_height_ = wanted;
    host_.tell_height(wanted);
}

std::string_view Demo::title() const {
    const auto& stop = stops_.back();
    if (!stop) return i18n::text(Msg::embed_flow);
    switch (stop->page) {
        case ui::Page::dashboard: return i18n::text(Msg::dashboard_title);
        case ui::Page::contact: return i18n::text(Msg::embed_contact);
        case ui::Page::company: return i18n::text(Msg::embed_company);
        default: return i18n::text(stop->option("entity").empty() ? Msg::embed_board : Msg::embed_company_board);
    }
}

Box Demo::draw_head(ui::Context& context, Box window) {
    const bool is_roomy = media_.width >= roomy_from;
    Box head =
        ui::inset(ui::take_top(window, std::max(size::bar, ui::control_height())), size::space_3, 0, size::space_2, 0);
    const bool is_card = stops_.back() && ui::entity_of(stops_.back()->page).has_value();
    if (is_card) ui::hairline_below({0, head.y, media_.width, head.height}, ui::colours().line);
    if (stops_.size() > 1) {
        const ui::Button back{.label = i18n::text(Msg::back),
                              .icon = ui::Icon::chevron_left,
                              .kind = ui::ButtonKind::ghost,
                              .icon_only = true};
        if (ui::button(make_id(demo_id, "back"), ui::take_button_left(head, back), back).clicked)
            later([this] { go_back(); });
    } else {
        ui::mark(ui::centred_vertically(ui::take_left(head, mark_size, size::space_2), mark_size));
    }
    draw_buttons(context, head);
    const float room = is_roomy ? head.width - saving_width() - size::space_2 : head.width;
    const Box words =
        ui::take_left(head, std::min(ui::text_width(title(), ui::strong()) + 1, std::max(room, 0.f)), size::space_2);
    const ImGuiID title_id = make_id(demo_id, "title");
    // A card's own heading is the name of who is on it.
    is_card ? void(ui::text(title_id, words, title(), ui::strong()))
            : void(ui::heading(title_id, words, 1, title(), ui::strong()));
    if (is_roomy) {
        draw_saving(head);
    } else {
        draw_saving(ui::inset(ui::take_top(window, pill_height + size::space_2), size::space_3, 0));
    }
    return window;
}

void Demo::draw_buttons(ui::Context& context, Box& head) {
    if (host_.can_open_app()) {
        const ui::Button open{.label = i18n::text(Msg::embed_open),
                              .icon = ui::Icon::external,
                              .icon_only = ui::is_phone(),
                              .tooltip = i18n::text(Msg::embed_open_about)};
        if (ui::button(make_id(demo_id, "open"), ui::take_button_right(head, open), open).clicked) host_.open_app();
    }
    const ui::Button again{.label = i18n::text(Msg::embed_start_over),
                           .icon = ui::Icon::history,
                           .kind = ui::ButtonKind::ghost,
                           .icon_only = true};
    if (ui::button(make_id(demo_id, "again"), ui::take_button_right(head, again, 0), again).clicked)
        later([this] { start_over(); });
    const ui::CommandNow now = ui::command_now(context, ui::Command::undo);
    const ui::Button undo_button{.label = now.name,
                                 .icon = now.icon,
                                 .kind = ui::ButtonKind::ghost,
                                 .icon_only = true,
                                 .shortcut = ui::spec_of(ui::Command::undo).keys,
                                 .disabled_reason = now.disabled_reason};
    if (ui::button(make_id(demo_id, "undo"), ui::take_button_right(head, undo_button, 0), undo_button).clicked) undo();
}

}  // namespace tratt::embed
