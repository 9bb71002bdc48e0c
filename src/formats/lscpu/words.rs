//! The words of other languages, after the catalogues of util-linux 2.38 (`po/*.po`). A key that is
//! missing here is kept and shown as not understood.

/// A word of lscpu, and what translations print for it: German, French, Spanish, Brazilian,
/// Polish, Russian, Czech, Swedish, Dutch, Ukrainian, Japanese, Chinese, as far as they do.
static WORDS: &[(&str, &[&str])] = &[
    (
        "Architecture",
        &[
            "Architektur",
            "Arquitectura",
            "Arquitetura",
            "Architektura",
            "Архитектура",
            "Arkitektur",
            "Architectuur",
            "Архітектура",
            "アーキテクチャ",
            "架构",
        ],
    ),
    (
        "CPU op-mode(s)",
        &[
            "CPU Operationsmodus",
            "Mode(s) opératoire(s) des processeurs",
            "modo(s) de operación de las CPUs",
            "Modo(s) operacional da CPU",
            "Tryb(y) pracy CPU",
            "CPU 操作モード",
            "CPU 运行模式",
        ],
    ),
    ("Address sizes", &["Adressgrößen", "Tailles des adresses", "Tamaños de las direcciones", "Rozmiary adresów"]),
    (
        "Byte Order",
        &[
            "Byte-Reihenfolge",
            "Boutisme",
            "Orden de los bytes",
            "Ordem dos bytes",
            "Kolejność bajtów",
            "Порядок байт",
            "バイト順序",
            "字节序",
        ],
    ),
    ("CPU(s)", &["Processeur(s)", "Počet CPU", "CPU(er)", "CPU's", "Процесори", "CPU"]),
    (
        "On-line CPU(s) list",
        &[
            "Liste der Online-CPU(s)",
            "Liste de processeur(s) en ligne",
            "Lista de la(s) CPU(s) en línea",
            "Lista de CPU(s) on-line",
            "Lista aktywnych CPU",
            "オンラインになっている CPU のリスト",
            "在线 CPU 列表",
        ],
    ),
    (
        "Vendor ID",
        &[
            "Anbieterkennung",
            "Identifiant constructeur",
            "ID de fabricante",
            "ID de fornecedor",
            "ID producenta",
            "ID прроизводителя",
            "ID výrobce",
            "Tillverkar-ID",
            "Producent-ID",
            "Ідентифікатор виробника",
            "ベンダー ID",
            "厂商 ID",
        ],
    ),
    (
        "Model name",
        &[
            "Modellname",
            "Nom de modèle",
            "Nombre del modelo",
            "Nome do modelo",
            "Nazwa modelu",
            "Имя модели",
            "Název modelu",
            "Modellnamn",
            "Modelnaam",
            "Назва моделі",
            "モデル名",
            "型号名称",
        ],
    ),
    (
        "CPU family",
        &[
            "Prozessorfamilie",
            "Famille de processeur",
            "Familia de CPU",
            "Família da CPU",
            "Rodzina CPU",
            "Семейство ЦПУ",
            "Rodina CPU",
            "CPU ファミリー",
            "CPU 系列",
        ],
    ),
    ("Model", &["Modell", "Modèle", "Modelo", "Модель", "モデル", "型号"]),
    (
        "Thread(s) per core",
        &[
            "Thread(s) pro Kern",
            "Thread(s) par cœur",
            "Hilo(s) de procesamiento por núcleo",
            "Thread(s) per núcleo",
            "Wątków na rdzeń",
            "コアあたりのスレッド数",
            "每个核的线程数",
        ],
    ),
    (
        "Core(s) per socket",
        &[
            "Kern(e) pro Sockel",
            "Cœur(s) par socket",
            "Núcleo(s) por «socket»",
            "Núcleo(s) por soquete",
            "Rdzeni na gniazdo",
            "Ядер на сокет",
            "ソケットあたりのコア数",
            "每个座的核数",
        ],
    ),
    ("Socket(s)", &["Sockel", "«Socket(s)»", "Soquete(s)", "Gniazd", "Сокетов", "Patic", "Uttag", "ソケット数", "座"]),
    ("Stepping", &["Révision", "Revisión", "Step", "Wersja", "Степпинг", "ステッピング", "步进"]),
    (
        "Flags",
        &[
            "Markierungen",
            "Drapeaux",
            "Indicadores",
            "Opções",
            "Flagi",
            "Флаги",
            "Příznaky",
            "Flaggor",
            "Vlaggen",
            "Прапорці",
            "フラグ",
            "标记",
        ],
    ),
    (
        "Virtualization",
        &[
            "Virtualisierung",
            "Virtualisation",
            "Virtualización",
            "Virtualização",
            "Wirtualizacja",
            "Виртуализация",
            "Virtualizace",
            "Virtualisering",
            "Virtualisatie",
            "Віртуалізація",
            "仮想化",
            "虚拟化",
        ],
    ),
    (
        "Hypervisor vendor",
        &[
            "Hypervisor-Anbieter",
            "Constructeur d'hyperviseur",
            "Fabricante del hipervisor",
            "Fabricante do hipervisor",
            "Producent hipernadzorcy",
            "Разработчик гипервизора",
            "Výrobce hypervizoru",
            "Hypervisortillverkare",
            "Hypervisorproducent",
            "Виробник гіпервізора",
            "ハイパーバイザのベンダー",
            "超管理器厂商",
        ],
    ),
    (
        "Virtualization type",
        &[
            "Virtualisierungstyp",
            "Type de virtualisation",
            "Tipo de virtualización",
            "Tipo de virtualização",
            "Typ wirtualizacji",
            "Тип виртуализации",
            "Druh virtualizace",
            "Virtualiseringstyp",
            "Virtualisatiesoort",
            "Тип віртуалізації",
            "仮想化タイプ",
            "虚拟化类型",
        ],
    ),
    (
        "NUMA node(s)",
        &["NUMA-Knoten", "Nœud(s) NUMA", "Modo(s) NUMA", "Nó(s) de NUMA", "Węzłów NUMA", "NUMA ノード数", "NUMA 节点"],
    ),
    (
        "CPU max MHz",
        &["Maximale Taktfrequenz der CPU", "Vitesse maximale du processeur en MHz", "CPU MHz máx.", "CPU 最大 MHz"],
    ),
    (
        "CPU min MHz",
        &["Minimale Taktfrequenz der CPU", "Vitesse minimale du processeur en MHz", "CPU MHz mín.", "CPU 最小 MHz"],
    ),
    ("none", &["kein", "rien", "ninguno", "nenhum", "brak", "нет", "žádná", "ingen", "geen", "немає", "なし", "无"]),
    ("para", &["neben", "paravirtualizace", "semi", "пара", "準仮想化", "半"]),
    (
        "full",
        &["voll", "complet", "lleno", "completo", "pełna", "полный", "plná", "compleet", "повна", "完全仮想化", "完全"],
    ),
];

/// The English word for a printed one.
pub(super) fn english(word: &str) -> &str {
    let found = WORDS.iter().find(|(_, others)| others.contains(&word));
    found.map_or(word, |(english, _)| english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_word_means_one_thing() {
        let mut seen = std::collections::HashSet::new();
        for word in WORDS.iter().flat_map(|(_, words)| *words) {
            assert!(seen.insert(word), "{word} stands twice");
        }
        assert_eq!(english("Virtualisierungstyp"), "Virtualization type");
        assert_eq!(english("Vendor ID"), "Vendor ID");
    }
}
