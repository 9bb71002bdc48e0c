//! The words of other languages, after the catalogues of util-linux 2.38 (`po/*.po`). German and
//! French are whole; of Spanish, Brazilian, Polish, Russian, Czech, Swedish, Dutch, Ukrainian,
//! Japanese and Chinese those that decide something. A key that is missing here is kept and shown
//! as not understood.

/// The words of lscpu, and behind each what translations print for it, separated by bars.
#[rustfmt::skip]
static WORDS: &[(&str, &str)] = &[
    ("Architecture", "Architektur"),
    ("CPU op-mode(s)", "CPU Operationsmodus|Mode(s) opératoire(s) des processeurs"),
    ("Address sizes", "Adressgrößen|Tailles des adresses"),
    ("Byte Order", "Byte-Reihenfolge|Boutisme"),
    ("CPU(s)", "Processeur(s)|Počet CPU|CPU(er)|CPU's|Процесори|CPU"),
    ("On-line CPU(s) list", "Liste der Online-CPU(s)|Liste de processeur(s) en ligne"),
    ("Vendor ID", "Anbieterkennung|Identifiant constructeur|ID de fabricante|ID de fornecedor|ID producenta|ID прроизводителя|ID výrobce|ベンダー ID|厂商 ID"),
    ("Model name", "Modellname|Nom de modèle|Nombre del modelo|Nome do modelo|Nazwa modelu|Имя модели|Název modelu|モデル名|型号名称"),
    ("CPU family", "Prozessorfamilie|Famille de processeur"),
    ("Model", "Modell|Modèle"),
    ("Thread(s) per core", "Thread(s) pro Kern|Thread(s) par cœur"),
    ("Core(s) per socket", "Kern(e) pro Sockel|Cœur(s) par socket"),
    ("Socket(s)", "Sockel"),
    ("Stepping", "Révision"),
    ("Flags", "Markierungen|Drapeaux|Indicadores|Opções|Flagi|Флаги|Příznaky|フラグ|标记"),
    ("Virtualization", "Virtualisierung|Virtualisation"),
    ("Hypervisor vendor", "Hypervisor-Anbieter|Constructeur d'hyperviseur|Fabricante del hipervisor|Fabricante do hipervisor|Producent hipernadzorcy|Разработчик гипервизора|Výrobce hypervizoru|Hypervisortillverkare|Hypervisorproducent|Виробник гіпервізора|ハイパーバイザのベンダー|超管理器厂商"),
    ("Virtualization type", "Virtualisierungstyp|Type de virtualisation|Tipo de virtualización|Tipo de virtualização|Typ wirtualizacji|Тип виртуализации|Druh virtualizace|Virtualiseringstyp|Virtualisatiesoort|Тип віртуалізації|仮想化タイプ|虚拟化类型"),
    ("NUMA node(s)", "NUMA-Knoten|Nœud(s) NUMA"),
    ("CPU max MHz", "Maximale Taktfrequenz der CPU|Vitesse maximale du processeur en MHz"),
    ("CPU min MHz", "Minimale Taktfrequenz der CPU|Vitesse minimale du processeur en MHz"),
    ("none", "kein|rien|ninguno|nenhum|brak|нет|žádná|ingen|geen|немає|なし|无"),
    ("para", "neben|paravirtualizace|semi|пара|準仮想化|半"),
    ("full", "voll|complet|lleno|completo|pełna|полный|plná|compleet|повна|完全仮想化|完全"),
];

/// The English word for a printed one.
pub(super) fn english(word: &str) -> &str {
    let is_listed = |list: &str| list.split('|').any(|it| it == word);
    let found = WORDS.iter().find(|(_, others)| is_listed(others));
    found.map_or(word, |(english, _)| english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_word_means_one_thing() {
        let mut seen = std::collections::HashSet::new();
        for word in WORDS.iter().flat_map(|(_, words)| words.split('|')) {
            assert!(seen.insert(word), "{word} stands twice");
        }
        assert_eq!(english("Virtualisierungstyp"), "Virtualization type");
        assert_eq!(english("Vendor ID"), "Vendor ID");
        assert_eq!(english(""), "");
    }
}
