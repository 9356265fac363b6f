import numpy as np
import pytest

from guide.text import SentenceEmbedder


@pytest.fixture(scope="module")
def embedder():
    return SentenceEmbedder()


def test_vectors_have_length_one(embedder):
    vectors = embedder.vectors(["A light serum.", "质地很轻。"])

    assert vectors.shape == (2, 512)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_a_sentence_is_nearer_to_its_translation_than_to_another(embedder):
    english, chinese, other = embedder.vectors(
        ["Happy New Year to everyone", "祝大家新年快乐", "退货请保留吊牌"]
    )

    assert english @ chinese > english @ other


def test_one_thread_is_all_it_takes(embedder):
    embedder.vectors(["warm"])

    assert embedder._model.threads == 1


def test_nothing_gives_nothing(embedder):
    assert embedder.vectors([]).shape == (0, 512)


def test_a_query_and_a_document_have_the_same_vector(embedder):
    assert embedder.embed_query("fine") == embedder.embed_documents(["fine"])[0]
