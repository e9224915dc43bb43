import type { LibraryMessages } from '../libraryMessages.ts';
import { words } from '../words.ts';

const w = words('id');
const articles = w.counted({ other: '# artikel' });

export const id: LibraryMessages = {
  subcommandNames: {
    add: 'tambah',
    list: 'daftar',
    show: 'lihat',
    replace: 'ganti',
    remove: 'hapus',
    export: 'ekspor',
    access: 'akses',
    words: 'kata',
  },

  library: {
    heading: (count, used, most) => `${articles(count)} milik server ini, ${used} dari ${most} MB`,
    nothing: 'Server ini belum punya artikel sendiri. Tambahkan dengan `/perpustakaan tambah`.',
    added: w.counted({ other: '# artikel ditambahkan' }),
    replaced: w.counted({ other: '# artikel diganti' }),
    removed: w.counted({ other: '# artikel dihapus' }),
    restored: w.counted({ other: '# artikel kembali lagi' }),
    notAdded: w.counted({ other: '# berkas tidak ditambahkan' }),
    unchanged: 'Tidak ada yang diubah.',
    same: 'sudah ada, kata demi kata',
    taken: 'berkas lain dengan nama ini sudah ada; `/perpustakaan ganti` menggantinya',
    full: (count, megabytes) => `tidak ada tempat lagi: paling banyak ${articles(count)} dan ${megabytes} MB`,
    ready: 'Mulai sekarang saya menjawab darinya.',
    gone: 'Saya tidak lagi menjawab darinya.',
    notIndexed:
      'Sudah disimpan, tetapi saya belum bisa menjawab darinya karena perpustakaan gagal dibaca. Alasannya ada di log bot.',
    questions: (list) => `Pertanyaan di dalamnya: ${list}`,
    headings: (list) => `Judul bagian di dalamnya: ${list}`,
    path: (path) => `Berkas: ${path}`,
    addedBy: (user, ago) => `Ditambahkan oleh ${user} ${ago}`,
    addedAgo: (ago) => `Ditambahkan ${ago}`,
    from: {
      file: (name) => `Dari berkas lampiran ${name}`,
      text: 'Dari formulir',
      address: (url) => `Dari ${url}`,
      found: 'Ditemukan di folder perpustakaan server ini.',
    },
    fresh: 'Saya melihat alamat ini lagi setiap hari.',
    undo: 'Urungkan',
    tooLate: 'Ini tidak bisa diurungkan lagi.',
    notKept: 'Itu tidak berhasil. Coba lagi nanti, atau beri tahu pengelola bot ini.',
    noSuch: (asked) => `Server ini tidak punya artikel sendiri bernama “${asked}”.`,
    form: { add: 'Tambah artikel', replace: 'Ganti artikel', title: 'Judul', text: 'Teks' },
    exported: w.counted({ other: '# artikel, seperti saat ditambahkan' }),
    part: (part, parts) => `Bagian ${part} dari ${parts}`,
    tooLarge: w.counted({ other: '# berkas terlalu besar untuk dikirim di sini:' }),
    either: 'Berikan berkas atau alamat, jangan keduanya.',
    notFetched: 'Tidak ada yang bisa diambil dari alamat ini:',
    address: {
      address: 'seharusnya alamat yang diawali http:// atau https://',
      private: 'alamat ini tidak menuju internet publik',
      robots: 'robots.txt situs itu tidak mengizinkannya',
      unreachable: 'situs itu tidak merespons',
      status: 'situs itu menolak, atau tidak punya halaman itu',
      redirects: 'alamat ini terlalu sering dialihkan',
      'too-slow': 'terlalu lama',
      'too-large': 'terlalu besar',
      kind: 'bukan jenis berkas yang bisa saya baca',
      damaged: 'berkasnya rusak',
      nothing: 'tidak ada yang bisa saya baca di dalamnya',
      'too-many': 'melebihi 200 halaman yang saya ambil dari sebuah sitemap',
    },
    access: {
      everybody: (path) => `Semua orang di sini boleh membaca “${path}”.`,
      only: (path, who) =>
        `Sekarang hanya ${who} yang boleh membaca “${path}”. Jika orang lain bisa melihat jawaban darinya, jawaban itu bersifat pribadi.`,
      asFolder: (path) => `“${path}” tidak dibatasi sendiri, tetapi foldernya dibatasi.`,
      gone: 'sudah tidak ada',
      tooMany: (most) =>
        `Tidak ada yang ditambahkan: di sini paling banyak ${w.number(most)} artikel dan folder dapat dibatasi.`,
    },
    words: {
      heading: w.counted({ other: '# kata khas server ini' }),
      none: 'Server ini belum punya kata khas sendiri. Tambahkan dengan `/perpustakaan kata kata: arti:`.',
      set: 'Mulai sekarang, pertanyaan di sini dibaca dua arah.',
      before: (means) => `Sebelumnya artinya: ${means}`,
      gone: (word) => `“${word}” bukan lagi kata khas server ini.`,
      unknown: (word) =>
        `“${word}” bukan kata khas server ini. Dengan \`arti:\`, kata itu menjadi kata khas.`,
      refused: (word, means) =>
        `Yang diharapkan: kata dengan paling banyak ${word} karakter dan, dengan \`arti:\`, sesuatu yang lain dengan paling banyak ${means}; masing-masing dengan huruf, angka, atau emoji.`,
      full: (most) => `Sudah ada ${most} kata, dan tidak bisa lebih: hapus satu dulu.`,
      remove: 'Hapus',
      here: (pairs) => `Di server ini: ${pairs}`,
      there: (pairs) => `Di server itu: ${pairs}`,
      log: {
        set: (user, pair) => `${user} menetapkan kata khas server ini: ${pair}`,
        gone: (user, word) => `${user} menghapus kata khas server ini: ${word}`,
      },
    },
    log: {
      told: (where) => `Perubahan perpustakaan diberitahukan di: ${where}`,
      nowhere: 'tidak di mana pun',
      choose: 'Saluran yang diberi tahu tentang perubahan perpustakaan',
      deeds: {
        added: (user, list) => `${user} menambahkan ke perpustakaan: ${list}`,
        replaced: (user, list) => `${user} mengganti di perpustakaan: ${list}`,
        removed: (user, list) => `${user} menghapus dari perpustakaan: ${list}`,
        restored: (user, list) => `${user} mengembalikan ke perpustakaan: ${list}`,
      },
    },
  },
};
