// The page around the app: address, file chooser, downloads, and what the browser says about its visitor.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tratt::platform {

class Page {
public:
    virtual ~Page() = default;

    virtual std::string address() const = 0;  // location.hash: "#/contact/42", "" when there is none
    virtual void push_address(std::string_view hash) = 0;  // Back returns from here; on_address() is not called for it
    virtual void replace_address(std::string_view hash) = 0;

    virtual std::vector<std::string> languages() const = 0;  // BCP 47, most wanted first: "sv-SE", "en"
    virtual std::string time_zone() const = 0;  // IANA: "Europe/Stockholm"

    virtual void set_title(std::string_view title) = 0;  // of the window
    virtual void set_language(std::string_view language) = 0;  // of the document: "sv"
    virtual void set_dark(bool is_dark) = 0;  // of the browser's own parts: fields, page behind the canvas

    virtual void ask_before_leaving(bool is_asked) = 0;  // closed or reloaded, the page would lose what is being typed
    virtual void reload() = 0;  // without asking; the page begins anew; nothing that is not stored is left
    virtual void choose_files(std::string_view accept) = 0;  // ".csv,.vcf"; the answer is AppClient::on_file
    virtual void download(std::string_view file_name, std::string_view media_type, std::string_view bytes) = 0;
};

}  // namespace tratt::platform
