// What the palette offers: records, commands, and lead statuses for the leads of the page.
#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "core/text.hpp"
#include "i18n/messages.hpp"
#include "ui/find_place.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/palette.hpp"
#include "ui/screens/selection_actions.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using store::Row;

constexpr std::size_t recent_at_most = 8;

struct Searched {
    Entity entity;
    Msg caption;
    std::int64_t limit;
};
constexpr std::array searched{
    Searched{Entity::contact, Msg::place_contacts, 5},     Searched{Entity::company, Msg::place_companies, 4},
    Searched{Entity::sale, Msg::place_sales, 3},           Searched{Entity::selection, Msg::place_selections, 3},
    Searched{Entity::follow_up, Msg::place_follow_ups, 3},
};

Field order_of(Entity entity) {
    return entity == Entity::contact ? Field::contact_name : model::name_field(entity).value_or(Field::contact_name);
}

// Each of the words begins a word of the name.
bool is_meant(std::string_view name, const core::WordMatch& typed) {
    const std::string folded = core::fold_for_search(name, i18n::language());
    return std::ranges::all_of(typed.words(), [&](const std::string& word) {
        for (std::size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1)) {
            const bool is_begin = at == 0 || static_cast<unsigned char>(folded[at - 1]) <= ' ';
            if (is_begin && core::WordMatch::begins_at(folded, at, word)) return true;
        }
        return false;
    });
}

std::string_view set_status_words(const store::Database& database, Row status) {
    return i18n::format(Msg::palette_set_status, {{"status", item_name(database, Entity::lead_status, status)}});
}

}  // namespace

void Palette::begin_section(std::string_view caption) { sections_.push_back({caption, items_.size(), 0}); }
void Palette::end_section() {
    sections_.back().count = items_.size() - sections_.back().first;
    if (sections_.back().count == 0) sections_.pop_back();
}

// R96: what the visitor has opened, the newest first.
void Palette::collect_recent(Context& context) {
    const store::Database& database = context.database;
    constexpr std::array fields{Field::visit_contact, Field::visit_company, Field::visit_sale, Field::visit_selection};
    std::vector<std::pair<core::InstantMs, Item>> visits;
    for (Row row = 0; row < database.row_count(Entity::visit); ++row) {
        if (!database.is_present(Entity::visit, row) ||
            database.reference(Field::visit_user, row) != database.current_user())
            continue;
        for (const Field field : fields) {
            const Row record = database.reference(field, row);
            const Entity entity = model::spec(field).target;
            if (record != store::no_row && database.is_live(entity, record))
                visits.push_back({database.number(Field::visit_created_at, row),
                                  {.kind = Item::Kind::record, .entity = entity, .row = record}});
        }
    }
    std::ranges::stable_sort(visits, std::greater{}, &std::pair<core::InstantMs, Item>::first);
    begin_section(i18n::text(Msg::palette_recent));
    for (std::size_t i = 0; i < std::min(visits.size(), recent_at_most); ++i) items_.push_back(visits[i].second);
    end_section();
}

void Palette::collect_commands(Context& context) {
    const core::WordMatch typed(typed_, i18n::language());
    begin_section(i18n::text(Msg::palette_commands));
    for (const CommandSpec& spec : commands()) {
        if (!spec.is_in_palette) continue;
        const CommandNow now = command_now(context, spec.command);
        if (!now.disabled_reason.empty()) continue;
        if (is_meant(now.name, typed)) items_.push_back({.kind = Item::Kind::command, .command = spec.command});
    }
    end_section();
}

// R34: only of those whose lead status is in use.
void Palette::take_leads(Context& context, const Screen& screen) {
    Screen::Subject subject = screen.subject(context);
    leads_.clear();
    if (subject.entity != Entity::contact) return;
    const store::Database& database = context.database;
    std::erase_if(subject.ids, [&](const core::Uuid& id) {
        const Row contact = database.find(Entity::contact, id);
        return contact == store::no_row || !database.status_active(contact);
    });
    leads_ = std::move(subject.ids);
}

void Palette::collect_statuses(Context& context) {
    if (leads_.empty()) return;
    const store::Database& database = context.database;
    const core::WordMatch typed(typed_, i18n::language());
    const auto count = static_cast<std::int64_t>(leads_.size());
    const Row first = database.find(Entity::contact, leads_.front());
    begin_section(count > 1 ? i18n::count(i18n::Plural::contacts_count, count)
                            : record_name(database, Entity::contact, first));
    for (const Row status : database.list(Entity::lead_status)) {
        const bool has_it = count == 1 && database.reference(Field::contact_lead_status, first) == status;
        if (!has_it && is_meant(set_status_words(database, status), typed))
            items_.push_back({.kind = Item::Kind::set_status, .row = status});
    }
    end_section();
}

// R141; R142: what only sounds like it is shown where nothing of any kind is spelled like it.
void Palette::collect_records(Context& context) {
    struct Answer {
        const Searched* what;
        std::shared_ptr<const query::Rows> rows;
    };
    std::vector<Answer> answers;
    bool is_spelled = false;
    for (const Searched& one : searched) {
        if (context.database.count(one.entity) == 0) continue;
        model::Query query{.entity = one.entity, .text = typed_, .sort = {{order_of(one.entity)}}, .limit = one.limit};
        answers.push_back({&one, context.queries.get(query, moment_of(context.environment))});
        is_spelled = is_spelled || (answers.back().rows->total > 0 && !answers.back().rows->sounds_alike);
    }
    sounds_alike_ = !is_spelled;
    for (const Answer& answer : answers) {
        if (is_spelled && answer.rows->sounds_alike) continue;
        if (corrected_.empty() && !is_spelled) corrected_ = answer.rows->corrected;
        begin_section(i18n::text(answer.what->caption));
        for (const Row row : answer.rows->rows) {
            const bool is_shown = answer.what->entity != Entity::selection || may_see_selection(context.database, row);
            if (is_shown) items_.push_back({.kind = Item::Kind::record, .entity = answer.what->entity, .row = row});
        }
        end_section();
    }
}

void Palette::collect(Context& context) {
    items_.clear();
    sections_.clear();
    corrected_.clear();
    sounds_alike_ = false;
    among_ = 0;
    for (const Searched& one : searched) among_ += context.database.count(one.entity);
    if (core::trim(typed_).empty()) {
        collect_recent(context);
        collect_statuses(context);
        collect_commands(context);
    } else {
        collect_statuses(context);
        collect_records(context);
        collect_commands(context);
        begin_section(i18n::text(Msg::place_find));
        if (!corrected_.empty()) items_.push_back({.kind = Item::Kind::spelling});
        if (!free_text(typed_).empty()) items_.push_back({.kind = Item::Kind::find_all});
        end_section();
    }
    if (highlighted_ >= items_.size()) highlighted_ = 0;
}

std::string_view Palette::item_name_of(Context& context, const Item& item) {
    switch (item.kind) {
        case Item::Kind::command: {
            const CommandNow now = command_now(context, item.command);
            return spec_of(item.command).page ? i18n::format(Msg::palette_go, {{"place", now.name}}) : now.name;
        }
        case Item::Kind::record: return record_name(context.database, item.entity, item.row);
        case Item::Kind::set_status: return set_status_words(context.database, item.row);
        case Item::Kind::find_all: return i18n::format(Msg::palette_search_all, {{"typed", core::trim(typed_)}});
        case Item::Kind::spelling: break;
    }
    return i18n::format(Msg::find_did_you_mean, {{"word", corrected_}});
}

// The second thing to know: whose, where, of what kind.
std::string_view Palette::item_note(Context& context, const Item& item) {
    const store::Database& database = context.database;
    if (item.kind != Item::Kind::record) return {};
    switch (item.entity) {
        case Entity::contact:
            return record_name(database, Entity::company, database.reference(Field::contact_company, item.row));
        case Entity::company: return database.text(Field::company_city, item.row);
        case Entity::sale:
            return record_name(database, Entity::company, database.reference(Field::sale_company, item.row));
        case Entity::selection: return selection_kind_words(database, item.row);
        case Entity::follow_up: {
            const Row contact = database.reference(Field::follow_up_contact, item.row);
            return contact != store::no_row
                       ? record_name(database, Entity::contact, contact)
                       : record_name(database, Entity::company, database.reference(Field::follow_up_company, item.row));
        }
        default: return {};
    }
}

}  // namespace tratt::ui
