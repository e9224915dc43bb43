import type { AnsweringMessages } from '../answeringMessages.ts';
import { words } from '../words.ts';

const w = words('id');

export const id: AnsweringMessages = {
  answering: {
    notify: 'Kabari saya',
    joined:
      'Saya akan mengirim pesan langsung kepadamu kalau seseorang di sini menjawabnya. Sampai saat itu, paling lama 90 hari, ID-mu saya simpan bersama pertanyaannya; `/privasi` menghapusnya.',
    tooLate: 'Pertanyaan ini sudah tidak terbuka. Tanyakan lagi.',
    choose: 'Jawab salah satu pertanyaan ini',
    waiting: w.counted({ other: '# anggota menunggu jawabannya' }),
    form: {
      heading: 'Jawab pertanyaan',
      question: 'Pertanyaan',
      answer: 'Jawaban (penulisnya terlihat anggota)',
    },
    gone: 'Pertanyaan ini sudah tidak terbuka. `/wawasan` menampilkan yang masih terbuka.',
    asked: {
      answer: 'Ditanya lagi, sekarang saya menjawab:',
      maybe: 'Ditanya lagi, saya tidak yakin, tetapi saya tampilkan:',
      none: 'Ditanya lagi, saya tetap tidak menemukan jawabannya di sana; jadi pertanyaannya tetap terbuka dan tidak ada yang dikabari. Tulislah dengan lebih banyak kata dari pertanyaannya.',
    },
    told: w.counted({ other: '# anggota sudah dikabari.' }),
    unreachable: w.counted({
      other: '# anggota tidak bisa dikabari: tidak menerima pesan langsung, atau sudah tidak di sini.',
    }),
    hidden: w.counted({ other: '# anggota tidak boleh membacanya, dan tetap menunggu.' }),
    later: w.counted({ other: '# anggota akan dikabari segera setelah Discord mengizinkan saya.' }),
    news: (server, question) => `Di ${server}, seseorang telah menjawab ${question}:`,
    yourQuestion: 'pertanyaanmu',
    writtenBy: (user, ago) => `Ditulis oleh ${user}, anggota server ini, ${ago}`,
    writtenAgo: (ago) => `Ditulis oleh anggota server ini ${ago}`,
    kept: 'Di tempat kamu menekan *Kabari saya*: ID-mu, bersama pertanyaannya dan tempat kamu menanyakannya, sampai kamu dikabari, paling lama 90 hari.',
    waitsFor: w.counted({ other: '# pertanyaan yang jawabannya kamu tunggu' }),
  },
};
