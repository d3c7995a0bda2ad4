#include "embed/demo.hpp"

#include <utility>

#include "codec/change_message.hpp"
#include "codec/core_interface.hpp"
#include "i18n/messages.hpp"
#include "i18n/words.hpp"
#include "model/seeds.hpp"

namespace tratt::embed {

using i18n::Msg;
using model::Entity;
using model::Field;
using platform::DemoView;
using ui::Page;
using ui::Place;

namespace {

// A card has few records around it, a picture of them all has many.
codec::DemoSize size_for(DemoView view) {
    const bool is_picture = view == DemoView::dashboard || view == DemoView::flow;
    return is_picture ? codec::DemoSize::full : codec::DemoSize::small;
}

std::string words_of_key(std::string_view key) { return std::string(i18n::words_of(key)); }

}  // namespace

Demo::Demo(const platform::Device& device, platform::Host& host) : device_(device), host_(host), data_(device) {}

Demo::~Demo() = default;

void Demo::boot() {
    started_at_ = device_.clock.now();
    data_.make(size_for(wishes_.view), i18n::language());
    begin_view();
}

// ---- What the page around wants -------------------------------------------------------------------------------------

void Demo::on_wishes(const platform::DemoWishes& wishes) {
    const platform::DemoWishes before = std::exchange(wishes_, wishes);
    i18n::set_language(i18n::best_language(std::vector{wishes.language}));
    host_.set_language(core::language_code(i18n::language()));
    host_.set_dark(wishes.is_dark);
    if (started_at_ == 0) return;  // boot() is to come
    if (before.view == wishes.view && before.number == wishes.number) return;
    if (has_own_data_ && size_for(before.view) != size_for(wishes.view)) {
        forget_screens();
        data_.make(size_for(wishes.view), i18n::language());
    }
    begin_view();
}

void Demo::on_load(std::string_view name, std::string_view bytes) {
    const auto loaded = data_.load(name, bytes);
    if (!loaded) return host_.tell_loaded(codec::error_json(loaded.error()));
    has_own_data_ = false;
    forget_screens();
    begin_view();
    const store::Database& database = data_.database();
    host_.tell_loaded("{\"contacts\":" + std::to_string(database.count(Entity::contact)) +
                      ",\"companies\":" + std::to_string(database.count(Entity::company)) +
                      ",\"left_out\":" + std::to_string(data_.rows_left_out()) + "}");
}

// What remembers records belongs to the database that is going.
void Demo::forget_screens() {
    screens_ = std::make_unique<Screens>();
    aftermath_ = {};
    toast_.close();
    actions_.clear();
}

void Demo::begin_view() {
    stops_ = {stop_of(wishes_)};
    toast_.close();
    host_.tell_height(0);  // it grows from there
    told_height_ = 0;
}

Demo::Stop Demo::stop_of(const platform::DemoWishes& wishes) {
    const store::Database& database = data_.database();
    switch (wishes.view) {
        case DemoView::flow: return std::nullopt;
        case DemoView::dashboard: return Place{.page = Page::dashboard};
        case DemoView::board: return Place{.page = Page::board};
        case DemoView::contact: return ui::contact_place(wishes.number > 0 ? wishes.number : showy_contact());
        case DemoView::company: break;
    }
    if (wishes.number > 0) return ui::company_place(wishes.number);
    const store::Row contact = database.find_number(Entity::contact, showy_contact());
    const store::Row company =
        contact == store::no_row ? store::no_row : database.reference(Field::contact_company, contact);
    return ui::company_place(company == store::no_row ? 0 : database.number(Field::company_number, company));
}

// One whose lead status is in use, best one that is being contacted in a company with colleagues.
std::int64_t Demo::showy_contact() {
    const store::Database& database = data_.database();
    std::int64_t best = 0;
    int best_points = -1;
    for (store::Row row = 0; row < database.row_count(Entity::contact); ++row) {
        if (!database.is_live(Entity::contact, row)) continue;
        const store::Row status = database.reference(Field::contact_lead_status, row);
        const bool is_contacted =
            status != store::no_row && database.id_of(Entity::lead_status, status) == model::contacting_id;
        const int points = (database.status_active(row) ? 4 : 0) + (is_contacted ? 2 : 0) +
                           (database.reference(Field::contact_company, row) != store::no_row ? 1 : 0);
        if (points <= best_points) continue;
        best_points = points;
        best = database.number(Field::contact_number, row);
    }
    return best;
}

// ---- Places ---------------------------------------------------------------------------------------------------------

// Null for what is not part of a demo.
ui::Screen* Demo::screen_of(const Stop& stop) {
    if (!stop) return &screens_->flow;
    const bool is_view = stop->mode == ui::Mode::view;
    switch (stop->page) {
        case Page::board: return &screens_->board;
        case Page::dashboard: return &screens_->dashboard;
        case Page::contact: return is_view ? static_cast<ui::Screen*>(&screens_->contact) : &screens_->contact_edit;
        case Page::company: return is_view ? static_cast<ui::Screen*>(&screens_->company) : &screens_->company_edit;
        default: return nullptr;
    }
}

bool Demo::may_leave_to(const Place& place) {
    const Stop& here = stops_.back();
    const bool is_same = here && here->page == place.page && here->mode == place.mode && here->number == place.number;
    return is_same || screen_of(here)->may_leave(place);
}

// A form is no stop on the way back, and of the cards of one kind only the newest is. From a form one leaves for what is
// not here by going back.
void Demo::go(const Place& place) {
    const Stop here = stops_.back();
    if (here == Stop(place)) return;
    const bool is_form = here && here->mode != ui::Mode::view;
    if (!screen_of(place) && !is_form) return say_not_here();
    if (!may_leave_to(place)) return;
    if (stops_.size() > 1 && (is_form || (here && here->page == place.page))) stops_.pop_back();
    if (screen_of(place)) arrive(place);
    toast_.close_refusal();
}

void Demo::say_not_here() {
    show({.title = std::string(i18n::text(Msg::embed_not_here)),
          .reason = std::string(i18n::text(Msg::embed_not_here_reason))});
}

// A telephone number or a web page leads out of the frame.
void Demo::on_link(std::string_view href) {
    href.starts_with('#') ? navigate(ui::parse_address(href)) : say_not_here();
}

void Demo::arrive(const Place& place) {
    if (stops_.empty() || stops_.back() != Stop(place)) stops_.push_back(place);
}

void Demo::go_back() {
    if (stops_.size() < 2) return;
    const Stop before = stops_[stops_.size() - 2];
    if (may_leave_to(before.value_or(Place{.page = Page::not_found}))) stops_.pop_back();
}

void Demo::start_over() {
    forget_screens();
    data_.start_over();
    begin_view();
    show({.title = std::string(i18n::text(Msg::embed_started_over))});
}

void Demo::navigate(const Place& place) {
    later([this, place] { go(place); });
}

void Demo::replace(const Place& place) {
    later([this, place] {
        if (!may_leave_to(place)) return;
        const bool is_here = screen_of(place) != nullptr;
        if (is_here || stops_.size() > 1) stops_.pop_back();
        if (is_here) arrive(place);
    });
}

// ---- Changes --------------------------------------------------------------------------------------------------------

core::Result<const model::Transaction*> Demo::execute(const model::Command& command) {
    const auto result = data_.database().execute(command);
    aftermath_.note(data_.database(), command, result);
    if (result && *result) host_.tell_change(codec::change_message(data_.database(), **result, words_of_key));
    return result;
}

core::Uuid Demo::run(model::Command command) {
    if (command.id.is_nil()) command.id = data_.database().new_id();
    const core::Uuid id = command.id;
    later([this, command = std::move(command)] {
        const auto result = execute(command);
        if (auto told = aftermath_.follow(data_.database(), command, result, data_.moment()))
            toast_.show(std::move(*told));
    });
    return id;
}

std::optional<std::string> Demo::replaced(const core::Replacement& by, std::string_view text) const {
    return device_.text.replaced(by, text);
}

void Demo::step(model::Command command, Msg done) {
    command.id = data_.database().new_id();
    const auto result = execute(command);
    if (!result) {
        toast_.show({.title = std::string(i18n::text(Msg::change_refused)),
                     .reason = std::string(i18n::error_words(result.error())),
                     .kind = ui::ToastKind::refusal});
    } else if (*result) {
        const std::string_view name = i18n::words_of((*result)->name_key, (*result)->name_params);
        toast_.show({.title = std::string(i18n::format(done, {{"step", name}}))});
    }
}

void Demo::undo() {
    later([this] {
        if (data_.database().next_undo()) step({.id = {}, .action = model::Undo{}}, Msg::undo_done);
    });
}

void Demo::redo() {
    later([this] {
        if (data_.database().next_redo()) step({.id = {}, .action = model::Redo{}}, Msg::redo_done);
    });
}

void Demo::show(ui::Toast toast) {
    later([this, toast = std::move(toast)] { toast_.show(toast); });
}

void Demo::copy(std::string_view text) { device_.clipboard.write(text); }

void Demo::carry_out_actions() {
    if (actions_.empty()) return;
    const std::vector<std::function<void()>> actions = std::exchange(actions_, {});
    for (const auto& action : actions) action();
    ui::request_frame_in(0);
}

}  // namespace tratt::embed
