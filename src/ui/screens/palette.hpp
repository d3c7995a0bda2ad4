// The palette: records of all kinds and commands in one list while one types (Ctrl K, the box in the top bar). Without a
// word it shows what was opened last. On a phone it fills the window.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/query.hpp"
#include "ui/box.hpp"
#include "ui/commands.hpp"
#include "ui/context.hpp"
#include "ui/screens/screen.hpp"

namespace tratt::ui {

class Palette {
public:
    void open();
    void close();
    bool is_open() const { return is_open_; }
    // After end_page(), over everything but toasts. Commands about records are about those of the screen.
    void draw(Context& context, const Screen& screen, FrameWishes& wishes);

private:
    struct Item {
        enum class Kind : std::uint8_t { command, record, set_status, find_all, spelling } kind = Kind::command;
        Command command = Command::dashboard;
        model::Entity entity = model::Entity::contact;
        store::Row row = store::no_row;  // the record; the status that is set
    };
    struct Section {
        std::string_view caption;
        std::size_t first = 0, count = 0;
    };

    void collect(Context& context);
    void collect_recent(Context& context);
    void collect_commands(Context& context);
    void take_leads(Context& context, const Screen& screen);
    void collect_statuses(Context& context);
    void collect_records(Context& context);
    void begin_section(std::string_view caption);
    void end_section();
    float list_height() const;
    void draw_field(Context& context, const Box& box);
    void draw_list(Context& context, const Box& box, FrameWishes& wishes);
    void draw_item(Context& context, const Box& box, std::size_t index, FrameWishes& wishes);
    void draw_record(Context& context, Box rest, const Item& item);
    void draw_marked(Box& rest, std::string_view words);
    void draw_foot(Context& context, const Box& box);
    void draw_nothing(const Box& box);
    std::string_view item_name_of(Context& context, const Item& item);
    std::string_view item_note(Context& context, const Item& item);
    void choose(Context& context, std::size_t index, FrameWishes& wishes);
    void move(int step);

    bool is_open_ = false, wants_focus_ = false, wants_visible_ = false, was_entered_ = false;
    ImGuiID focus_before_ = 0;
    std::string typed_, corrected_;
    std::size_t highlighted_ = 0;
    std::vector<Item> items_;
    std::vector<Section> sections_;
    std::vector<core::Uuid> leads_;  // whose status can be set: as when it was opened
    std::int64_t among_ = 0;
    bool sounds_alike_ = false;
};

}  // namespace tratt::ui
