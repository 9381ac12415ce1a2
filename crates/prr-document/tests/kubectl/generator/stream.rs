use crate::generator::objects;
use crate::prng::Prng;

/// Documents and what stands between them.
pub fn yaml(random: &mut Prng) -> String {
    let mut text = before(random).to_owned();
    let documents = if random.chance(60) { 1 } else { 2 + random.below(2) };
    for number in 0..documents {
        let braced = number == 0 && random.chance(5);
        text.push_str(&match random.below(2) {
            0 if braced => objects::json(random, number) + "\n",
            _ if braced => objects::flow(random, number),
            _ => objects::document(random, number),
        });
        if number + 1 < documents {
            text.push_str(separator(random));
        }
    }
    if random.chance(8) {
        text.truncate(text.trim_end_matches('\n').len());
    }
    text.push_str(after(random));
    text
}

/// JSON values one after the other.
pub fn json(random: &mut Prng) -> String {
    let mut text = random.pick(&["", "", "", "\n", " \t\r\n", "\u{a0}"]).to_owned();
    let documents = if random.chance(60) { 1 } else { 2 + random.below(2) };
    for number in 0..documents {
        if number > 0 {
            text.push_str(random.pick(&["", "\n", " ", "\n\n", "\n---\n", "\n--- # c\n", ",\n"]));
        }
        text.push_str(&objects::json(random, number));
    }
    text.push_str(random.pick(&["\n", "\n", "\n", "", "\n\n", " \t", "\n---\n", "\n# c\n", "x", "\n}"]));
    text
}

fn before(random: &mut Prng) -> &'static str {
    if random.chance(85) {
        return "";
    }
    random.pick(&[
        "---\n",
        "--- # c\n",
        "---\n---\n",
        "\n\n",
        "# comment\n",
        "# comment\n---\n",
        "%YAML 1.1\n---\n",
        "%YAML 1.2\n---\n",
        "%YAML 2.0\n---\n",
        "%TAG !e! tag:example.com,2000:\n---\n",
        "%FOO bar\n---\n",
        "%YAML 1.1\n# c\n---\n",
        "%YAML 1.1\n",
        "...\n",
        "---\n...\n---\n",
        " ---\n",
        "---\t\n",
        "--- |\n  text\n---\n",
        "\t\n",
        "  \n---\n",
        "#\n...\n---\n",
        "---   \n",
        "\n---\n\n",
        "--- {}\n---\n",
        "%\n---\n",
        "---#c\n",
        "--- !!map\n",
        "--- &a\n",
        "%YAML 1.1\n--- # c\n",
        "\t# c\n",
        "~\n---\n",
        "# ---\n",
        "--- # c\n---\n",
        "\u{feff}---\n",
        "---\n\u{feff}",
        "# c\n\n---\n",
        "%YAML 1.1\n%TAG !e! tag:example.com,2000:\n---\n",
        "%YAML 1.1\n%YAML 1.1\n---\n",
        "%YAML 1.3\n---\n",
        "%TAG ! tag:example.com,2000:\n---\n",
        "# %YAML 1.1\n",
        "%YAML 1.1 # c\n---\n",
        "---\n%YAML 1.1\n---\n",
        " # c\n",
        "\n \n\n",
        "---\t# c\n",
        "---\r\n",
        "...\n...\n",
        "{}\n---\n",
        "[]\n---\n",
        "null\n---\n",
        "\u{a0}\n",
        "--- >\n text\n---\n",
        "--- 'text'\n---\n",
    ])
}

fn separator(random: &mut Prng) -> &'static str {
    if random.chance(75) {
        return "---\n";
    }
    random.pick(&[
        "--- # c\n",
        "---   \n",
        "---\t\n",
        "---\t# c\n",
        "---# c\n",
        "---#\n",
        "---\n---\n",
        "---\n\n---\n",
        "---\n# c\n---\n",
        "...\n---\n",
        "...\n",
        "... # c\n---\n",
        "--- {inline: 1}\n---\n",
        "--- {a: 1}\n",
        "--- text\n---\n",
        "---x\n",
        "----\n",
        "---x: 1\n",
        " ---\n",
        "---\n...\n---\n",
        "---\n%YAML 1.1\n---\n",
        "...\n%YAML 1.1\n---\n",
        "---\n~\n---\n",
        "---\n{}\n---\n",
        "---\nnull\n---\n",
        "---\na: [\n---\n",
        "---\na: 'b\n---\n",
        "---\na: b: c\n---\n",
        "---\n- a\nb\n---\n",
        "---\n\ta: 1\n---\n",
        "---\n \t \n---\n",
        "--- |\n  text\n---\n",
        "--- !!map\n",
        "--- &a\n",
        "\n\n---\n\n\n",
        "--- \u{a0}\n",
        "---\u{c}\n",
        "---\na: 1\n---\n",
        "---\n'\n---\n",
        "\t\n---\n",
        "# ---\n---\n",
        "---\n%FOO\n---\n",
        "...\n...\n---\n",
        "--- \t # c\n",
        "--- #\n",
        "---\r\n",
        "\r\n---\r\n",
        "---\r",
        "--- # \u{85}\n",
        "---\u{feff}\n",
        "\u{feff}---\n",
        "---\n\u{feff}",
        "--- 'x'\n---\n",
        "--- # a\n--- # b\n",
        "---\n---\n---\n",
        "# c\n---\n# d\n",
        "... \n---\n",
        "...\t\n---\n",
        "...x\n---\n",
        "... # c\n",
        "...\n# c\n---\n",
        "..\n---\n",
        "---\n%YAML 1.1\n",
        "%YAML 1.1\n---\n",
        "...\n%TAG !e! tag:x,2000:\n---\n",
        "---\n%TAG ! tag:x,2000:\n---\n",
        "---\n*x\n---\n",
        "---\n&x a: *x\n---\n",
        "---\n? [a]\n: b\n---\n",
        "---\na: \"\n---\n",
        "---\n{{ x }}\n---\n",
        "---\nkind: [\n---\n",
        "---\n[]\n---\n",
        "---\n'' \n---\n",
        "---\n!!null ''\n---\n",
        "---\n# only\n# comments\n---\n",
        "---\nkind: List\napiVersion: v1\nitems: []\n---\n",
        "---\n{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"j\"}}\n---\n",
        "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: j}}\n---\n",
        "---\n\u{0}\n---\n",
        "---\n\u{1}\n---\n",
        "---\na: >\n---\n",
        "---\na: |+\n\n\n---\n",
        "--- \n",
    ])
}

fn after(random: &mut Prng) -> &'static str {
    if random.chance(90) {
        return "";
    }
    random.pick(&[
        "---\n",
        "---",
        "...\n",
        "...",
        "---\n---\n",
        "\n\n",
        "# c",
        "---\n# c\n",
        " ",
        "\t",
        "--- # c",
        "---\n---",
        "...\n...\n",
        "... x\n",
        "---\n \n",
        "---\nkind\n",
        "\n\t\n",
        "...\n---\n",
        "--- x",
        "\r\n",
        "---\r\n",
        "\n...",
        "... # c\n",
        "...\t\n",
        "---\n...\n",
        "---\n# c",
        "\n# c\n# d\n",
        "\u{feff}",
        "---\n\u{feff}",
        "\u{85}",
        "  \n  ",
        "---\n---\n---\n",
        "%YAML 1.1\n",
        "---\n%YAML 1.1\n",
        "...\nx\n",
        "...\nkind: Thing\n",
        "...\n{\n",
        "---\n[\n",
        "]\n",
        "}\n",
        "\u{0}",
        "---\n~",
        "---\nnull\n",
        "---\n''\n",
    ])
}

/// One character more, less or other than meant.
pub fn mistake(random: &mut Prng, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = random.below(chars.len().max(1)).min(chars.len());
    let char = CHARACTERS[random.below(CHARACTERS.len())];
    match random.below(3) {
        0 => chars.insert(at, char),
        1 if at < chars.len() => chars[at] = char,
        _ if at < chars.len() => drop(chars.remove(at)),
        _ => {}
    }
    chars.into_iter().collect()
}

/// Characters that mean something to a reader of YAML.
const CHARACTERS: &[char] = &[
    ':', '-', '#', '\t', ' ', '\n', '"', '\'', '&', '*', '!', '|', '>', '%', '@', '`', '\r', '\u{85}', '[', ']', '{',
    '}', ',', '?', '~', '\\', '0', 'a', '\u{feff}', '\0', '\u{7}',
];
