import type { ServerMessages } from '../serverMessages.ts';
import { words } from '../words.ts';

const w = words('id');

export const id: ServerMessages = {
  settings: {
    heading: 'Pengaturan server ini',
    everywhere: 'Jawaban publik: di semua kanal',
    onlyIn: (channels) => `Jawaban publik: hanya di ${channels}`,
    nowhere: 'Jawaban publik: tidak di mana pun; `/tanya` menjawab secara pribadi',
    language: (language) => `Bahasa bila tidak tampak dari pertanyaan: ${language}`,
    serversOwn: (language) => `bahasa server (${language})`,
    publicly: '`/tanya` tanpa `pribadi`: menjawab secara publik',
    privately: '`/tanya` tanpa `pribadi`: menjawab secara pribadi',
    inThread: 'Penyebutan: dijawab di utas tersendiri',
    inChannel: 'Penyebutan: dijawab di kanal',
    sureness: (name) => `Seberapa yakin saya harus: ${name}`,
    surenesses: {
      sure: {
        name: 'hanya jika yakin',
        means: 'Jika tidak, saya katakan bahwa artikel tidak menyebutkannya',
      },
      balanced: {
        name: 'seimbang',
        means: 'Jika tidak yakin, saya mengatakannya dan menampilkan yang mungkin membantu',
      },
      everything: {
        name: 'tampilkan semua',
        means: 'Meski artikel tampaknya tidak menyebutkannya, saya tampilkan yang terdekat',
      },
    },
    keepsQuestions: 'Pertanyaan tanpa jawaban pasti: teksnya disimpan 90 hari dan tampil di `/wawasan`',
    keepsNoQuestions: 'Pertanyaan tanpa jawaban pasti: dihitung, teksnya tidak disimpan untuk `/wawasan`',
    buttons: {
      everywhere: 'Publik di semua kanal',
      onlyInChosen: 'Publik hanya di kanal pilihan',
      publicly: 'Jawab secara publik',
      privately: 'Jawab secara pribadi',
      inThread: 'Jawab di utas',
      inChannel: 'Jawab di kanal',
      keepQuestions: 'Simpan pertanyaan',
      keepNoQuestions: 'Jangan simpan pertanyaan, hapus yang tersimpan',
    },
    helpers: (who) => `Jika artikel tidak menyebutkannya, saya menawarkan untuk bertanya kepada: ${who}`,
    helpersIn: (role, channel) => `${role} di ${channel}`,
    noHelpers: 'tidak ada',
    unaskedIn: (channels) =>
      `Saya juga menjawab pertanyaan yang tidak ditujukan kepada saya, jika saya yakin, di ${channels}`,
    onlyWhenAsked: 'Saya hanya menjawab jika ditanya',
    chooseUnasked: 'Kanal dan forum tempat saya menjawab tanpa diminta',
    deletedChannel: 'kanal yang dihapus',
    deletedRole: 'peran yang dihapus',
    chooseRole: 'Peran yang membantu',
    chooseHelperChannel: 'Kanal tempat tim ditanyai',
    chooseChannels: 'Kanal dan kategori dengan jawaban publik',
    chooseLanguage: 'Bahasa bila tidak tampak dari pertanyaan',
    chooseSureness: 'Seberapa yakin saya harus',
    notKept:
      'Pengaturan tidak dapat disimpan; tidak ada yang berubah. Pengelola bot ini dapat melihat sebabnya di log.',
    notHere:
      'Saya tidak menjawab secara publik di sini. Gunakan `/tanya`, dan hanya kamu yang melihat jawabannya.',
    instead: (channels) => `Saya menjawab secara publik di ${channels}.`,
  },

  insights: {
    heading: w.counted({ other: '# hari terakhir' }),
    declined: w.counted({ other: '# pertanyaan yang tidak terjawab oleh artikel' }),
    unsure: w.counted({ other: '# pertanyaan yang tidak saya yakini jawabannya' }),
    unkept: w.counted({
      other: '# di antaranya tanpa teks (lihat `/pengaturan`), menurut artikel terdekat:',
    }),
    answering: 'Artikel yang paling sering menjawab',
    ratedDown: 'Artikel yang dinilai 👎',
    chart: {
      heading: 'Pertanyaan per hari',
      answered: w.counted({ other: '# terjawab' }),
      unsure: w.counted({ other: '# tidak pasti' }),
      declined: w.counted({ other: '# tidak terjawab' }),
      bars: w.counted({
        other: 'Setiap batang adalah satu hari (UTC), hari ini di kanan. Yang tertinggi: # pertanyaan.',
      }),
    },
    nothing: 'Belum ada.',
    onlyInServers: 'Itu hanya bisa di server yang telah menambahkan saya.',
    file: 'Semuanya, untuk lembar kerja:',
  },

  privacy: {
    heading: 'Yang saya simpan',
    kept: [
      'Seberapa sering tiap artikel menjawab di sebuah server, bukan siapa yang bertanya.',
      'Bahwa artikel tidak menjawab suatu pertanyaan, atau bahwa saya tidak yakin: bahasanya, artikel terdekat, dan waktunya, tetapi tidak pernah teks pertanyaan yang jawabannya hanya kamu yang bisa lihat.',
      'Penilaian 👍 dan 👎 darimu: untuk jawaban dan artikel yang mana.',
      'Pertanyaan yang terlalu panjang untuk ditampilkan seluruhnya, agar tombol di bawah jawabannya mengajukannya lagi secara utuh. Jika hanya kamu yang melihat jawabannya, di pesan langsung, dan di server yang belum menambahkan saya, selama 24 jam setelah terakhir ditampilkan.',
      'Kalimat mana yang dikutip sebuah jawaban, sebagai kode, dan apakah jawaban itu dibagikan, selama 24 jam, agar “siapa lagi?” dan *Bagikan* tidak mengulang apa pun.',
      'Dalam semua itu bukan nama atau ID-mu: sebuah kode yang berbeda di tiap server. Tanpa kunci bot ini, tak seorang pun tahu kode itu milik siapa.',
      'Semua itu tidak disimpan lebih dari 90 hari.',
      'Apa yang ditambahkan server ke perpustakaannya dengan `/perpustakaan`, selama masih ada di sana, dengan ID mereka yang menambahkannya. Jika server mengeluarkan saya, 30 hari lagi.',
    ],
    questionsKept: 'Server ini mengizinkan saya menyimpan teks pertanyaan lain tanpa jawaban pasti.',
    questionsNotKept: 'Server ini tidak mengizinkan saya menyimpan teks pertanyaan lain.',
    reads:
      'Di kanal yang dipilih pengelola server ini, saya juga membaca pesan yang bukan untuk saya, guna menjawab yang menanyakan sesuatu. Tidak satu pun saya simpan, kecuali seperti di atas.',
    direct:
      'Dari pesan langsung dan dari server yang belum menambahkan saya, hanya pertanyaan panjang, apa yang dikutip jawaban, dan apakah jawaban itu dibagikan, selama 24 jam.',
    remembered:
      'Selama satu jam: pesan saya yang mana menjawab pesanmu yang mana, agar saya tahu saat kamu menyunting atau menghapusnya.',
    logged:
      'Pengelola bot ini juga mencatat pertanyaan di log, tanpa nama penanya; tidak pernah yang jawabannya hanya terlihat oleh penanya.',
    elsewhere:
      'Pertanyaan dikirim, tanpa nama penanya, ke layanan embedding di luar, yang memberi tahu teks mana yang bermakna sama.',
    terminal: 'Apa pun yang kamu tanyakan di terminal tidak disimpan.',
    ratings: w.counted({ other: '# penilaian' }),
    declines: w.counted({ other: '# pertanyaan tanpa jawaban pasti' }),
    longQuestions: w.counted({ other: '# pertanyaan panjang' }),
    articlesAdded: w.counted({ other: 'bahwa kamu menambahkan # artikel' }),
    recentAnswers: w.counted({ other: '# jawaban baru-baru ini' }),
    aboutYou: (list) => `Tentang kamu, di semua server: ${list}.`,
    unknown:
      'Saat ini saya tidak bisa memastikan apa yang disimpan tentangmu. Pengelola bot ini akan menemukan alasannya di log.',
    nothingAboutYou: 'Tidak ada yang disimpan tentang kamu.',
    sure: 'Hapus semua ini, di semua server? Ini tidak dapat dikembalikan.',
    deleted: (list) => `Dihapus: ${list}.`,
    failed: 'Tidak dapat dihapus. Coba lagi nanti, atau beri tahu pengelola bot ini.',
    untouched: 'Tidak ada yang dihapus.',
    buttons: { delete: 'Hapus yang tentang saya', sure: 'Hapus', cancel: 'Batal' },
  },
};
