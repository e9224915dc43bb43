import { id as answering } from './answering/id.ts';
import { id as library } from './library/id.ts';
import { id as manners } from './manners/id.ts';
import { id as server } from './server/id.ts';
import type { Messages } from './types.ts';
import { words } from './words.ts';

const w = words('id');

export const id: Messages = {
  ...w,
  ...server,
  ...library,
  ...answering,
  manners,
  locale: 'id',
  discordLocales: ['id'],

  commands: {
    ask: {
      description: 'Ajukan pertanyaan kepada artikel dan dapatkan kutipan dengan catatan kaki',
      question: 'Yang ingin kamu ketahui',
      article: 'Cari hanya di artikel ini',
      language: 'Cari hanya artikel dalam bahasa ini',
      library: 'Dari luar, misalnya pesan langsung: tanyakan juga kepada artikel salah satu servermu',
      private: 'Tampilkan jawaban hanya kepadamu',
    },
    article: {
      description: 'Baca sebuah artikel, halaman demi halaman',
      name: 'Artikel atau judul bagian yang mana',
    },
    articles: { description: 'Tampilkan daftar artikel asal jawaban', page: 'Halaman daftar yang mana' },
    status: { description: 'Tampilkan apa yang dimuat, sejak kapan, dan berkas mana yang bermasalah' },
    help: { description: 'Jelaskan cara bertanya' },
    reindex: { description: 'Baca ulang folder artikel (khusus administrator)' },
    settings: { description: 'Atur cara saya menjawab di server ini (bagi yang boleh mengelolanya)' },
    insights: {
      description: 'Tampilkan yang kurang dari artikel (bagi yang boleh mengelola server ini)',
      days: 'Berapa hari ke belakang',
    },
    library: {
      description: 'Tambah dan rawat artikel milik server ini (bagi yang boleh mengelolanya)',
      add: 'Tambah berkas, teks yang kamu tulis, atau isi sebuah alamat',
      list: 'Tampilkan daftar artikel yang ditambahkan server ini',
      show: 'Tampilkan apa yang dibaca dari sebuah artikel, siapa yang menambahkannya, dan dari mana',
      replace: 'Ganti sebuah artikel dengan berkas atau teks lain',
      remove: 'Hapus sebuah artikel; selama satu menit itu bisa diurungkan',
      export: 'Dapatkan semua berkas server ini sebagai zip',
      file: 'Sebuah berkas: teks, Markdown, HTML, CSV, PDF, DOCX, atau EPUB',
      url: 'Sebuah halaman, berkas, sitemap, atau .zip atau .tar.gz berisi berkas',
      fresh: 'Lihat alamat itu lagi setiap hari',
      article: 'Artikel yang mana',
      page: 'Halaman daftar yang mana',
      access: 'Siapa yang boleh membaca artikel atau folder milik server ini',
      limited: 'Artikel atau folder itu',
      role: 'Peran yang boleh membacanya',
      channel: 'Saluran tempat semua orang boleh membacanya',
      everybody: 'Semua orang di sini boleh membacanya lagi',
      words: 'Lihat, tambah, atau ubah kata khas server ini, seperti slang, dan artinya',
      word: 'Katanya; tanpa yang lain, kata itu ditampilkan dan bisa dihapus',
      means: 'Artinya di dalam artikel',
    },
    privacy: { description: 'Jelaskan apa yang saya simpan, dan hapus yang tentang kamu' },
  },

  commandNames: {
    ask: 'tanya',
    article: 'artikel',
    articles: 'daftar-artikel',
    status: 'status',
    help: 'bantuan',
    reindex: 'indeks-ulang',
    settings: 'pengaturan',
    insights: 'wawasan',
    library: 'perpustakaan',
    privacy: 'privasi',
  },
  optionNames: {
    question: 'pertanyaan',
    article: 'artikel',
    language: 'bahasa',
    library: 'perpustakaan',
    private: 'pribadi',
    page: 'halaman',
    name: 'nama',
    days: 'hari',
    file: 'berkas',
    url: 'alamat',
    fresh: 'perbarui',
    role: 'peran',
    channel: 'saluran',
    everybody: 'semua',
    word: 'kata',
    means: 'arti',
  },
  menu: { askAbout: 'Tanyakan tentang ini' },

  answer: {
    declined: 'Artikel tidak menyebutkannya.',
    nearest: 'Artikel terdekat:',
    declinedHere: 'Artikel ini tidak menyebutkannya.',
    declinedIn: (language) => `Artikel berbahasa ${language} tidak menyebutkannya.`,
    closest: (language) => `Artikel berbahasa ${language} tidak menyebutkannya. Yang paling mendekati:`,
    nothingElse: 'Saya tidak menemukan hal lain tentang ini dalam artikel.',
    onlyIn: (language) => `Hanya ditemukan dalam bahasa ${language}.`,
    noArticles: (language) => `Tidak ada artikel dalam bahasa ${language}.`,
    noArticlesBut: (language, found) =>
      `Tidak ada artikel dalam bahasa ${language}; ini ditemukan dalam bahasa ${found}.`,
    languages: (list) => `Artikel yang ada berbahasa ${list}.`,
    alsoIn: (places) => `juga di ${places}`,
    maybe: w.counted({ other: 'Saya tidak yakin. Mungkin ini membantu:' }),
    following: (question) => `Setelah “${question}”`,
    sharedBy: (user) => `Dibagikan oleh ${user}`,
    lines: (from, to) => (from === to ? `baris ${from}` : `baris ${from}–${to}`),
    page: (page) => `halaman ${page}`,
    leftOut: w.counted({ other: '# kutipan lagi tidak muat dalam pesan ini.' }),
    tooLong: 'Bagian ini terlalu panjang untuk sebuah pesan; kamu dapat menemukannya di sini:',
    thanks: 'Terima kasih, itu membantu melihat apa yang kurang dari artikel.',
  },

  buttons: {
    inContext: 'Dalam konteks',
    more: 'Lainnya',
    previous: 'Sebelumnya',
    next: 'Berikutnya',
    share: 'Bagikan',
    shared: 'Dibagikan',
    dismiss: 'Hapus',
    followUp: 'Tanya lebih lanjut',
    again: 'Tanya lagi',
    allArticles: 'Cari di semua artikel',
    fromStart: 'Baca dari awal',
  },

  followUp: { title: 'Tanya lebih lanjut', label: 'Pertanyaanmu' },

  reader: {
    paragraphs: (from, to, total) =>
      from === to
        ? `paragraf ${w.number(from)} dari ${w.number(total)}`
        : `paragraf ${w.number(from)}–${w.number(to)} dari ${w.number(total)}`,
    changed: 'Artikel ini telah berubah sejak itu.',
    quoteGone: 'Artikel ini telah berubah sejak itu, dan kutipannya tidak ada lagi di dalamnya.',
    articleGone: 'Artikel ini sudah tidak ada.',
  },

  help: {
    words: ['bantuan'],
    what: 'Saya menjawab pertanyaan tentang sebuah folder artikel, dengan kutipan dan letaknya masing-masing. Saya tidak pernah mengarang kalimat sendiri, dan saya mengatakannya bila artikel tidak memuat jawabannya.',
    inDiscord: [
      'Bertanyalah dengan `/tanya`, sebut saya beserta sebuah pertanyaan, atau kirimi saya pesan langsung.',
      'Bertanyalah dalam bahasamu: artikel dalam bahasa itu didahulukan.',
      'Lanjutkan dari sebuah jawaban dengan membalasnya atau lewat *Tanya lebih lanjut*: “siapa lagi?”, “dalam bahasa Inggris?”',
    ],
    inTerminal: [
      'Ketik sebuah pertanyaan lalu tekan Enter.',
      'Bertanyalah dalam bahasamu: artikel dalam bahasa itu didahulukan.',
      'Lanjutkan dari sebuah jawaban dengan bertanya lagi: “siapa lagi?”, “dan dalam bahasa Inggris?”',
    ],
    commands: 'Perintah:',
    short:
      'Tanyakan sesuatu tentang artikel: tulis pertanyaan setelah menyebut saya, atau gunakan `/tanya`. `/bantuan` menjelaskan lebih lanjut.',
  },

  articles: {
    heading: w.counted({ other: '# artikel' }),
    paragraphs: w.counted({ other: '# paragraf' }),
    page: (page, pages) => `Halaman ${w.number(page)} dari ${w.number(pages)}`,
  },

  status: {
    heading: 'Status',
    loaded: (articles, paragraphs) =>
      `${id.articles.heading(articles)}, ${id.articles.paragraphs(paragraphs)}`,
    languages: (list) => `Bahasa: ${list}`,
    built: (ago) => `Indeks dibuat ${ago}`,
    running: (version, duration) => `Versi ${version}, berjalan selama ${duration}`,
    problems: w.counted({ other: '# berkas bermasalah:' }),
    replicas: w.counted({ other: '# instans menjawab:' }),
    thisReplica: 'yang ini',
    differs: 'artikelnya berbeda dari yang ini',
  },

  reindex: {
    stages: {
      model: 'Mengunduh model (MB)',
      read: 'Membaca berkas',
      embed: 'Membaca paragraf',
      index: 'Membuat indeks',
    },
    started: 'Membaca folder artikel…',
    done: (duration) => `Indeks dibuat ulang dalam ${duration}`,
    unchanged: 'Tidak ada yang berubah.',
    added: w.counted({ other: '+ # ditambahkan' }),
    changed: w.counted({ other: '~ # diubah' }),
    removed: w.counted({ other: '− # dihapus' }),
    problems: w.counted({ other: '! # bermasalah' }),
    kept: 'Indeks tidak dapat dibuat ulang; yang lama tetap menjawab.',
  },

  problems: {
    empty: 'tidak berisi teks artikel',
    binary: 'bukan teks',
    encoding: 'teks dengan pengodean yang tidak dikenal',
    'encoding-guessed': 'teks dengan pengodean yang tidak dikenal, dibaca menurut perkiraan',
    scan: 'berisi gambar halaman, bukan teks',
    encrypted: 'dilindungi kata sandi',
    damaged: 'rusak, atau bukan seperti yang disebut namanya',
    'too-slow': 'terlalu lama untuk dibaca',
    'too-complex': 'memerlukan terlalu banyak memori untuk dibaca',
    unreadable: 'tidak dapat dibaca',
    'too-large': 'terlalu besar',
    kind: 'bukan jenis berkas yang dibaca',
    outside: 'mengarah ke luar folder',
    'front-matter': 'bagian kepala yang tidak dapat dipahami diabaikan',
    failed: 'tidak dapat diindeks',
  },
  more: w.counted({ other: '… dan # lagi' }),
  auto: 'Semua, bahasa pertanyaan didahulukan',
  undetermined: 'bahasa tidak dikenal',

  terminal: {
    greeting: 'Ajukan pertanyaan, atau ketik /help.',
    unknownCommand: (command) => `Tidak ada perintah ${command}. Ketik /help untuk melihat yang ada.`,
    reindex: 'Baca ulang folder artikel',
    quit: 'Keluar',
    askUsage: 'Tulis pertanyaan setelah /ask, atau tulis saja langsung.',
    usage: (how) => `Ketik seperti ini: ${how}`,
    nothingToShow: (command) => `Tidak ada yang bisa ditampilkan oleh ${command}.`,
    context: 'Baca kutipan dalam konteksnya: /context 2',
    more: 'Tampilkan kutipan lainnya',
    all: 'Ulangi pertanyaan di semua artikel',
    next: 'Buka halaman artikel berikutnya',
    previous: 'Kembali satu halaman',
    onlyInServers: (commands) => `Hanya di server Discord: ${commands}`,
  },

  trouble: {
    ours: 'Ada yang salah di pihak saya. Coba lagi sebentar lagi.',
    indexAway: 'Saat ini saya tidak dapat menjangkau artikel-artikelnya. Coba lagi sebentar lagi.',
    notAllowed: 'Hanya anggota yang boleh mengelola server ini yang dapat melakukannya.',
    notAllowedInDirectMessages: 'Dalam pesan langsung, hanya pengelola bot ini yang dapat melakukannya.',
    noSuchLanguage: (asked, languages) =>
      `Tidak ada artikel dalam “${asked}”. Ada artikel dalam bahasa: ${languages}.`,
    noSuchArticle: (asked) => `Tidak ada artikel bernama “${asked}”, jadi saya mencari di semuanya.`,
    noSuchLibrary:
      'Di sini tidak ada perpustakaan seperti itu yang boleh kamu baca, jadi saya mencari tanpanya.',
    tooFast: (duration) => `Itu terlalu banyak sekaligus. Coba lagi dalam ${duration}.`,
    noText: 'Tidak ada teks dalam pesan ini yang dapat saya jawab.',
    questionGone: 'Saya tidak dapat melihat pertanyaannya lagi. Silakan ajukan lagi.',
    questionTooOld:
      'Pertanyaan ini sudah terlalu lama dan tidak lagi saya simpan seluruhnya. Silakan ajukan lagi.',
    notYours: 'Hanya penanya dan anggota yang boleh mengelola pesan yang dapat menghapus jawaban ini.',
    notPublicHere: 'Di kanal ini jawaban tetap pribadi.',
    cannotShare: 'Saya tidak dapat menulis di kanal ini.',
    notKept: 'Penilaianmu tidak dapat disimpan.',
    cannotWrite: (channel, permissions) =>
      `Saya tidak dapat menjawabmu di ${channel}. Di sana saya tidak punya izin ini: ${permissions}.`,
    permissions: {
      ViewChannel: 'Lihat Kanal',
      SendMessages: 'Kirim Pesan',
      SendMessagesInThreads: 'Kirim Pesan dalam Utas',
      ReadMessageHistory: 'Baca Riwayat Pesan',
    },
    noSuchPage: (page, pages) =>
      pages === 1
        ? 'Hanya ada satu halaman.'
        : `Tidak ada halaman ${w.number(page)}; yang terakhir adalah ${w.number(pages)}.`,
  },
};
